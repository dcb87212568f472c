import { expect, test } from 'vitest'
import { findPhrases } from './find.ts'
import type { Text } from './said.ts'
import { texts } from './testing.ts'
import { phraseOf } from './uses.ts'
import { bestVoices } from './voices.ts'

async function found(now: Text[], before: Text[]): Promise<string[]> {
  return (await findPhrases({ now, before })).map(({ uses }) => phraseOf(uses))
}

/** Says it in each so-manieth text. */
const every =
  (step: number, ...sentences: string[]) =>
  (nth: number) =>
    nth % step === 0 ? sentences[(nth / step) % sentences.length] : undefined

const BEFORE = texts('en', 200, { name: 'before' })

test('[V120] what many say now and nobody said before is found, as they write it, with those who say it', async () => {
  const sentences = [
    'The parking garage is closed.',
    'Why is the parking garage shut?',
    'No way into the parking garage!',
  ]
  const now = texts('en', 100, { name: 'now', also: every(6, ...sentences) })
  const [first, ...others] = await findPhrases({ now, before: BEFORE })
  expect(first && phraseOf(first.uses)).toBe('parking garage')
  expect(first?.uses.voices.map(({ id }) => id)).toEqual(Array.from({ length: 17 }, (_, n) => `now-${n * 6}`))
  expect(others).toEqual([])
})

test('[V120] a word that was as usual before is no theme, however frequent it is', async () => {
  const seasonal = every(4, 'The Christmas opening hours are printed too small, christmas or not.')
  const now = texts('en', 100, { name: 'now', also: seasonal })
  expect(await found(now, texts('en', 200, { name: 'before', also: seasonal }))).toEqual([])
  expect(await found(texts('en', 100, { name: 'now' }), BEFORE)).toEqual([])
})

test('[V121] one person who shouts is one voice, and the same words are at most three, whoever sends them', async () => {
  const shouting = Array.from({ length: 40 }, (_, n) => ({
    ...{ id: `s-${n}`, author: 'one', authorName: null, language: 'en' },
    words: `The escalator squeaks number ${n}.`,
  }))
  const spam = Array.from({ length: 40 }, (_, n) => ({
    ...{ id: `r-${n}`, author: `bot-${n}`, authorName: null, language: 'en' },
    words: 'Visit the cheapest casino of the town today.',
  }))
  const now = [...texts('en', 100, { name: 'now' }), ...shouting, ...spam]
  expect(await found(now, BEFORE)).toEqual([])
})

test('[V135] people who come upon the same sentences have a theme together, and each wording stands once', async () => {
  const sentences = ['The night courier was kind to us.', 'Finally there is a night courier.']
  const same = Array.from({ length: 6 }, (_, n) => ({
    ...{ id: `c-${n}`, author: `c-${n}`, authorName: null, language: 'en' },
    words: sentences[n % 2] ?? '',
  }))
  const [first] = await findPhrases({ now: [...texts('en', 40, { name: 'now' }), ...same], before: BEFORE })
  expect(first && phraseOf(first.uses)).toBe('night courier')
  expect(first?.uses.writers.size).toBe(6)
  expect(first && bestVoices(first.uses)).toEqual(['c-0', 'c-1'])
})

test('[V121] with too few texts now or before nothing is told', async () => {
  const also = every(2, 'The parking garage is closed.')
  expect(await found(texts('en', 11, { name: 'now', also }), BEFORE)).toEqual([])
  expect(await found(texts('en', 100, { name: 'now', also }), texts('en', 11, { name: 'before' }))).toEqual(
    [],
  )
})

test('[V122] forms of a word are one theme, and the same is not told twice', async () => {
  const sentences = [
    'The new lockers are too small.',
    'I could not open my locker.',
    'a locker near the door is broken.',
    'Great that there are lockers now.',
  ]
  const parcel = every(
    7,
    'the self-checkout is confusing',
    'We liked the self-checkout',
    'Slow self-checkout today',
  )
  const lockers = every(5, ...sentences)
  const now = texts('en', 140, { name: 'now', also: (nth) => lockers(nth) ?? parcel(nth) })
  const phrases = await found(now, BEFORE)
  expect(phrases).toHaveLength(2)
  expect(phrases[0]).toMatch(/^lockers?$/)
  expect(phrases[1]).toBe('self-checkout')
})

test('[V123] nobody is named: neither authors nor those whom customers name', async () => {
  const praise = [
    'Thanks to Marlon for his help.',
    'I spoke with Marlon about it.',
    'Please greet Marlon from me.',
    'Ask for Mrs Oduya there.',
    'We were lucky to get Mrs Oduya.',
  ]
  const now = texts('en', 100, { name: 'now', also: every(3, ...praise) })
  expect((await found(now, BEFORE)).join(' ')).not.toMatch(/Marlon|Oduya|Mrs/)
  const german = every(
    3,
    'Danke an Marlon für die Hilfe.',
    'Ich habe mit Marlon gesprochen.',
    'Frau Oduya war da.',
  )
  const jetzt = texts('de', 100, { name: 'jetzt', also: german })
  const themes = await found(jetzt, texts('de', 200, { name: 'vorher' }))
  expect(themes.join(' ')).not.toMatch(/Marlon|Oduya|Frau/)
  const signed = every(3, 'with love, juniper', 'yours juniper')
  const named = texts('en', 100, { name: 'now', also: signed }).map((text) => ({
    ...text,
    authorName: 'Juniper Ash',
  }))
  expect((await found(named, BEFORE)).join(' ')).not.toMatch(/juniper/i)
})

test('[V124] it works in German and in Japanese, without stop words and across endings', async () => {
  const german = every(
    5,
    'Der neue Aufzug ist kaputt.',
    'Wann fährt der Aufzug wieder?',
    'Die Aufzüge stehen still.',
  )
  const jetzt = texts('de', 100, { name: 'jetzt', also: german })
  expect(await found(jetzt, texts('de', 200, { name: 'vorher' }))).toEqual(['Aufzug'])
  const japanese = every(4, '駐車場が狭いです。', '駐車場に入れませんでした。', '新しい駐車場は便利です。')
  const ima = texts('ja', 100, { name: 'ima', also: japanese })
  const [first = ''] = await found(ima, texts('ja', 200, { name: 'mae' }))
  expect(first).toContain('駐車')
})
