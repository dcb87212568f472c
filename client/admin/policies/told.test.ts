import { expect, test } from 'vitest'
import type { Then } from '../../../shared/rules.ts'
import { previewText, thenText, whenText } from './told.ts'

test('[R40] a rule is told as a sentence', () => {
  expect(whenText({})).toBe('Always')
  expect(whenText({ moods: ['bad'], listed: true })).toBe('When the mood is bad, and there is a listed word')
  expect(whenText({ score: { max: 3 } })).toBe('When the score is 3 or less')
  expect(whenText({ score: { min: 0, max: 0 } })).toBe('When the score is 0')
  expect(whenText({ listed: ['de', 'own'] })).toBe(
    'When there is a word of the German list or your own words',
  )
  expect(whenText({ consent: { show: null, name: false } })).toBe(
    'When nothing is said about being shown and the customer refused their name',
  )
  expect(whenText({ locations: ['A', 'B', 'C', 'D', 'E'] })).toBe('When the location is A, B, C or 2 more')
  expect(thenText({ verdict: 'spam', tags: ['x'], delay: 1 })).toBe(
    'mark as spam, tag “x”, delay by 1 minute',
  )
})

test('[R40] a preview tells what would have happened', () => {
  const did = (then: Then, matched = 12, looked = 1000) => previewText({ then }, matched, looked)
  expect(did({ verdict: 'hold' })).toBe('It would have held 12 of the last 1,000.')
  expect(did({ delay: 5 })).toBe('It would have delayed 12 of the last 1,000.')
  expect(did({ tags: ['x'] })).toBe('It would have tagged 12 of the last 1,000.')
  expect(did({ verdict: 'hide' }, 0, 3)).toBe('It would have hidden none of the last 3.')
})
