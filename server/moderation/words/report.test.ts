import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { WORD_LANGUAGES } from '../../../shared/rules.ts'
import { WORD_CASES } from './testing/cases.ts'
import { createWordFinder } from './word-finder.ts'

interface Case {
  text: string
  languages: readonly string[]
  rude: boolean
}

const OTHERS = new URL('../../../../shared/data/cases/profanity-cases.json', import.meta.url)

const finders = new Map<string, (text: string) => boolean>()
function isRude(text: string, languages: readonly string[]): boolean {
  const key = languages.join()
  let find = finders.get(key)
  if (!find) {
    const settings = { languages: [...languages], own: [], allowed: [], authors: [] }
    const finder = createWordFinder(settings, [])
    find = (each) => finder.find(each).size > 0
    finders.set(key, find)
  }
  return find(text)
}

/** Prints what was missed and what was found for nothing. */
function report(name: string, cases: readonly Case[]): { missed: number; falseAlarms: number } {
  const wrong = cases.filter(({ text, languages, rude }) => isRude(text, languages) !== rude)
  const missed = wrong.filter(({ rude }) => rude)
  const falseAlarms = wrong.filter(({ rude }) => !rude)
  const all = cases.filter(({ rude }) => rude).length
  console.info(
    [
      `${name}: missed ${missed.length} of ${all}, false alarms ${falseAlarms.length} of ${cases.length - all}`,
      ...missed.map(({ text }) => `  missed: ${text}`),
      ...falseAlarms.map(({ text }) => `  false alarm: ${text}`),
    ].join('\n'),
  )
  return { missed: missed.length, falseAlarms: falseAlarms.length }
}

test('[R27] of our own cases few are missed, and few words are found for nothing', () => {
  const cases = WORD_CASES.map((each) => ({ ...each, languages: WORD_LANGUAGES }))
  const { missed, falseAlarms } = report('Words', cases)
  expect(cases.length).toBeGreaterThanOrEqual(150)
  expect(missed).toBeLessThanOrEqual(2)
  expect(falseAlarms).toBeLessThanOrEqual(2)
})

test.runIf(existsSync(OTHERS))('[R27] of the cases of others as few', () => {
  const read = JSON.parse(readFileSync(OTHERS, 'utf8')) as { input: string; lang: string; profane: boolean }[]
  const cases = read.map(({ input, lang, profane }) => ({
    text: input,
    languages: lang.split(','),
    rude: profane,
  }))
  const { missed, falseAlarms } = report('Words, cases of others', cases)
  expect(missed).toBe(0)
  expect(falseAlarms).toBe(0)
})
