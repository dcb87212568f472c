import { expect, test } from 'vitest'
import { formText, needsText } from './texts.ts'

test.each([
  [[], ''],
  [['secret'], 'You say what its signing secret is.'],
  [
    ['mapping', 'metric', 'scale'],
    'You say what its score measures, on which scale, and which value is the score where that is not plain.',
  ],
] as const)('[Z32] what is missing is one sentence, with the longest part at its end: %j', (needs, text) => {
  expect(needsText(needs)).toBe(text)
})

test('[Z32] a body to paste is called as people call it', () => {
  expect(['application/json', 'application/x-www-form-urlencoded', 'text/xml'].map(formText)).toEqual([
    ...['JSON', 'a form', 'text/xml'],
  ])
})
