import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from '../../../shared/languages.ts'
import { ALL } from './all.ts'
import { ownPluralOf, pluralOf } from './plural.ts'
import { type Plural, piecesOf, type TextKey } from './texts.ts'

const ENGLISH = ALL.en as (typeof ALL)[string]
const KEYS = Object.keys(ENGLISH) as TextKey[]
const formsOf = (text: string | Plural): string[] => (typeof text === 'string' ? [text] : Object.values(text))
const placesIn = (form: string): string[] => (form.match(/\{\w+\}/g) ?? []).sort()

describe('the wall’s own words', () => {
  it('[W190] each language that the wall knows has one file with each text of English, and no other', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.json'))
    const languages = Object.keys(LANGUAGES).sort()
    expect(files.map((file) => file.replace('.json', '')).sort()).toEqual(languages)
    expect(Object.keys(ALL).sort()).toEqual(languages)
    for (const language of languages) {
      expect(Object.keys(ALL[language] ?? {}).sort(), language).toEqual([...KEYS].sort())
    }
  })

  it('[W190] a text says what is filled in, and sets bold, in every language', () => {
    for (const [language, texts] of Object.entries(ALL)) {
      for (const key of KEYS) {
        const wanted = placesIn(formsOf(ENGLISH[key]).join())
        const text: string | Plural = texts[key]
        for (const form of formsOf(text)) {
          expect(form.split('*').length % 2, `${language} ${key}`).toBe(1)
          expect(form.trim(), `${language} ${key}`).not.toBe('')
          const unknown = placesIn(form).filter((place) => !wanted.includes(place))
          expect(unknown, `${language} ${key}`).toEqual([])
        }
        if (typeof text === 'string') expect(placesIn(text), `${language} ${key}`).toEqual(wanted)
      }
    }
  })

  it('[W191] a text has each form that its language has for whole numbers', () => {
    const numbers = Array.from({ length: 200 }, (_, n) => n)
    for (const [language, texts] of Object.entries(ALL)) {
      const used = new Set(numbers.map((n) => pluralOf(language, n)))
      for (const key of KEYS) {
        const text: string | Plural = texts[key]
        if (typeof text === 'string') continue
        const lacking = [...used].filter((form) => text[form] === undefined)
        expect(lacking, `${language} ${key}`).toEqual([])
      }
    }
  })

  it('[W191] engines that do not know plural rules choose as those that do', () => {
    const numbers = [...Array.from({ length: 2_000 }, (_, n) => n), 1_000_000, 1_000_001, 2_000_000]
    for (const language of Object.keys(LANGUAGES)) {
      const differ = numbers.filter((n) => ownPluralOf(language, n) !== pluralOf(language, n))
      expect(differ, language).toEqual([])
    }
  })

  it('[W191] what is filled in is not read as a text', () => {
    const pieces = piecesOf({ text: 'Wall *{wall}*', language: 'en', values: { wall: '*{n}*' } })
    expect(pieces).toEqual([
      { text: 'Wall ', strong: false },
      { text: '*{n}*', strong: true },
    ])
  })
})
