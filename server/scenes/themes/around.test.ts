import { expect, test } from 'vitest'
import { countWords } from '../../../shared/words.ts'
import { WORDS_AROUND, wordsAround } from './around.ts'

const LONG =
  'We had come for the third time this year because my mother wanted to see whether the new parking garage was any easier to use than the old one, which it was not.'

test('[V125] a voice beside a theme says the sentence with the phrase, or whole words around it', () => {
  const forms = new Set(['parking garage', 'parking garages'])
  const around = (text: string) => wordsAround(text, forms, 'en')
  expect(around('The parking garage is shut.')).toBe('The parking garage is shut.')
  const sentences = `Everything else was as friendly as we have always known it here. Two parking garages and no place! ${LONG}`
  expect(around(sentences)).toBe('Two parking garages and no place!')
  const cut = around(LONG) ?? ''
  expect(cut).toMatch(/^… .*parking garage.* …$/)
  expect(countWords(cut)).toBeLessThanOrEqual(WORDS_AROUND)
  for (const word of cut.replaceAll('…', '').trim().split(' '))
    expect(LONG.split(/[ ,.]+/)).toContain(word.replace(/,$/, ''))
})

test('[V125] a text that does not use the phrase any more says nothing', () => {
  expect(wordsAround('The … is shut.', new Set(['parking garage']), 'en')).toBeNull()
  expect(wordsAround("L'ascenseur est en panne.", new Set(['ascenseur']), 'fr')).toBe(
    "L'ascenseur est en panne.",
  )
  expect(wordsAround('The parking. Garage shut.', new Set(['parking garage']), 'en')).toBeNull()
  expect(wordsAround('駐車場が狭いです。', new Set(['駐 車場', '駐車 場', '駐車場']), 'ja')).toBe(
    '駐車場が狭いです。',
  )
})
