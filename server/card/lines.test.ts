import { expect, test } from 'vitest'
import { LANGUAGES } from '../../shared/languages.ts'
import { scoreOf } from '../../shared/score.ts'
import { skyAt } from '../../shared/sky.ts'
import type { WallScore } from '../../shared/wall.ts'
import type { Card } from './card.ts'
import { drawCard } from './drawing.ts'
import { fontFinder } from './hands.ts'
import { linesBelow, roomOf } from './lines.ts'
import { speechOf } from './speech.ts'
import { setText } from './type.ts'

const AT = Date.UTC(2026, 10, 22, 11, 30)
const HOUR = 3_600_000
const SCORE: WallScore = {
  ...scoreOf('nps', { 10: 500, 9: 258, 8: 213, 7: 100, 6: 43, 3: 60, 0: 30 }),
  windowDays: 30,
  excluded: 0,
  change: { difference: -16.2, lower: -20, upper: -11, real: true },
  goal: { score: 55, by: '2027-12-31' },
}
const CARD: Card = {
  ...{ name: 'Every voice', company: 'Harbour & Pine', locale: 'en', timeZone: 'UTC', at: AT },
  day: {
    ...{ begins: AT - 11.5 * HOUR, opens: AT - 3 * HOUR, sundown: AT + 5 * HOUR, ends: AT + 6 * HOUR },
    ...{ open: true, reopens: null, closedAt: null, sunrise: null, sun: 'sets' },
  },
  score: SCORE,
  marks: [{ minute: AT, mood: 'good', n: 1_234 }],
}
const CARDS: readonly Card[] = [
  CARD,
  { ...CARD, score: null, marks: [] },
  { ...CARD, score: { ...SCORE, ...scoreOf('nps', { 9: 3 }) } },
  { ...CARD, score: { ...SCORE, ...scoreOf('stars', {}) }, marks: [] },
  ...(['csat', 'ces', 'thumbs', 'stars'] as const).map((metric) => ({
    ...CARD,
    score: { ...SCORE, ...scoreOf(metric, { 1: 20 }) },
  })),
]

const linesOf = (card: Card) => linesBelow(card, skyAt(card.day, card.at), speechOf(card.locale))
const plain = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, '').replace(/\s/g, ' ')
const texts = (card: Card) => linesOf(card).map(({ text }) => plain(text))

test("[W317] the picture says in its wall's language what the wall says, with its plural forms, numbers and dates", () => {
  const [, ...en] = texts(CARD)
  expect(en).toEqual([
    'Recommend us',
    '−16 on the 30 days before',
    '1,204 in 30 days, ±4',
    'Goal 55 by 31 Dec 2027',
    '1,234 voices today',
  ])
  expect(texts({ ...CARD, locale: 'ar-EG' }).slice(2)).toEqual([
    '−١٦ عن ٣٠ يومًا سابقًا',
    '١٬٢٠٤ في ٣٠ يومًا، ±٤',
    'الهدف ٥٥ حتى ٣١ ديسمبر ٢٠٢٧',
    '١٬٢٣٤ رأيًا اليوم',
  ])
  expect(texts({ ...CARD, locale: 'he', marks: [{ minute: AT, mood: 'bad', n: 2 }] }).at(-1)).toBe(
    'שתי תגובות היום',
  )
  expect(texts({ ...CARD, locale: 'sv' }).at(-1)).toBe('1 234 voices today')
  expect(texts({ ...CARD, locale: 'fr', score: null })).toEqual([
    'Une courte pause.',
    'Les avis vont revenir.',
  ])
})

test('[W317] the number is in Latin digits and from left to right', () => {
  const [number] = linesOf({ ...CARD, locale: 'ar-EG', score: { ...SCORE, score: -36 } })
  expect(number).toMatchObject({ text: '−36', direction: 'ltr', language: 'en' })
})

test.each(Object.keys(LANGUAGES))(
  '[W318] all that the picture says in %s has its letters and is whole',
  async (locale) => {
    for (const card of CARDS) {
      for (const line of linesOf({ ...card, locale })) {
        const find = fontFinder({ ...line, locale })
        const lacking: string[] = []
        for (const letter of plain(line.text)) if ((await find(letter)) === null) lacking.push(letter)
        expect(lacking, line.text).toEqual([])
        const { width } = await setText({ ...line, locale, most: 1_000 })
        expect(width, line.text).toBeLessThanOrEqual(roomOf(line))
      }
    }
  },
)

test('[W319] where the wall runs from right to left the whole picture is mirrored, but no letter is', async () => {
  const firstLeft = (svg: string) => Number(/<g fill="[^"]+" transform="translate\(([\d.]+)/.exec(svg)?.[1])
  const english = await drawCard(CARD)
  const hebrew = await drawCard({ ...CARD, locale: 'he' })
  expect(english).not.toContain('scale(-1 1)')
  // Sun, ground, marks and parts.
  expect(hebrew.match(/scale\(-1 1\)/g)).toHaveLength(1)
  expect(hebrew.indexOf('scale(-1 1)')).toBeLessThan(hebrew.indexOf('<circle'))
  // The first line is the moment: at the right end, and at the left one.
  expect(firstLeft(english)).toBeGreaterThan(900)
  expect(firstLeft(hebrew)).toBe(60)
})
