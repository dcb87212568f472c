import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { scoreOf } from '../../shared/score.ts'
import { findPhrases } from '../scenes/themes/find.ts'
import { makeCompany, type Sent } from './company.ts'
import { VOICES } from './touchpoints.ts'
import { NEWS } from './voices/news.ts'

const zone = 'Europe/Berlin'
const seed = { seed: 'Harbour & Pine', since: '2025-11-21', zone }
const now = Date.parse('2026-11-21T14:00:00Z')
const day = 24 * 60 * 60 * 1000

const timeOf = ({ posted }: Sent) => Date.parse(posted.occurredAt ?? '')
const isOf = (month: string) => (sent: Sent) => sent.posted.occurredAt?.startsWith(month)

function npsOf(sent: readonly Sent[]): number {
  const counts: Record<string, number> = {}
  for (const { source, posted } of sent) {
    if (source === 'shops' || source === 'parcels')
      counts[`${posted.score}`] = (counts[`${posted.score}`] ?? 0) + 1
  }
  return scoreOf('nps', counts).score ?? Number.NaN
}

describe('[D20] the demo company', () => {
  test('[D20] is the same each time it is made, and its past never changes', () => {
    const later = makeCompany(seed).history(now + 30 * day)
    const history = makeCompany(seed).history(now)
    expect(later.slice(0, history.length)).toEqual(history)
    expect(later.length).toBeGreaterThan(history.length)
  })

  test('[D20] another seed makes another one', () => {
    expect(makeCompany({ ...seed, seed: 'other' }).history(now)).not.toEqual(makeCompany(seed).history(now))
  })

  test('[D20] has a few thousand voices of a year, in order, each with an id of its own, none after now', () => {
    const history = makeCompany(seed).history(now)
    expect(history.length).toBeGreaterThan(5_000)
    expect(history.length).toBeLessThan(10_000)
    const times = history.map(timeOf)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(now)
    expect(new Set(history.map(({ posted }) => posted.externalId)).size).toBe(history.length)
  })

  test('[D20] has voices of today in the afternoon of every day of a month', () => {
    const history = makeCompany(seed).history(now)
    const days = new Set(history.map(({ posted }) => posted.occurredAt?.slice(0, 10)))
    for (let back = 0; back < 30; back += 1) {
      expect(days).toContain(new Date(now - back * day).toISOString().slice(0, 10))
    }
  })
})

describe('[D22] its year', () => {
  const history = makeCompany(seed).history(now)

  test('[D22] has shops that are closed on Sundays and full on Saturdays', () => {
    const visits = history.filter(({ posted }) => posted.touchpoint === 'visit')
    const on = (weekday: number) =>
      visits.filter((sent) => DateTime.fromMillis(timeOf(sent), { zone }).weekday === weekday).length
    expect(on(7)).toBe(0)
    expect(on(6)).toBeGreaterThan(1.5 * on(3))
  })

  test('[D22] has a busy and troubled December, and a score that is better now than a year ago', () => {
    const months = ['2025-12', '2026-10'].map((month) => history.filter(isOf(month)))
    const [december, october] = months.map(npsOf) as [number, number]
    expect(december).toBeLessThan(30)
    expect(october).toBeGreaterThan(45)
    expect(october).toBeLessThan(60)
    expect(history.filter(isOf('2025-12')).length).toBeGreaterThan(
      1.3 * history.filter(isOf('2026-01')).length,
    )
  })

  test('[D22] hardly ever hears the same words twice in a month', () => {
    const month = history
      .filter((sent) => timeOf(sent) > now - 30 * day)
      .flatMap(({ posted }) => posted.comment ?? [])
    expect(month.length).toBeGreaterThan(100)
    expect(new Set(month).size).toBeGreaterThan(0.95 * month.length)
  })
})

test('[D28] on any day people speak of something that they did not speak of before, so that themes are seen', async () => {
  const history = makeCompany(seed).history(now)
  const texts = (from: number, to: number) =>
    history
      .filter((sent) => timeOf(sent) >= from && timeOf(sent) < to && sent.posted.comment)
      .map(({ posted }) => ({
        ...{ id: posted.externalId ?? '', author: posted.author?.id ?? posted.author?.email ?? null },
        ...{ authorName: posted.author?.name ?? null, language: 'en', words: posted.comment ?? '' },
      }))
  for (let back = 0; back < 56; back += 1) {
    const at = now - back * day
    const found = await findPhrases({
      now: texts(at - 14 * day, at),
      before: texts(at - 42 * day, at - 14 * day),
    })
    expect(found.length, new Date(at).toISOString()).toBeGreaterThan(0)
  }
})

describe('[D21] its voices', () => {
  const usual = Object.values(VOICES).flatMap((voices) =>
    Object.values(voices)
      .flat()
      .map(([text]) => text),
  )
  const words = [...usual, ...NEWS.flatMap(({ said }) => said.map(([, text]) => text))]

  test('[D21] are more than 150, no two alike', () => {
    const plain = words.map((text) => text.toLowerCase().replaceAll(/[^a-z]/g, ''))
    expect(new Set(plain).size).toBe(words.length)
    expect(words.length).toBeGreaterThan(150)
  })

  test('[D21] have from one to fifty words, and a few are longer', () => {
    const lengths = words.map((text) => text.split(/\s+/).length)
    const long = lengths.filter((length) => length > 50).length
    expect(Math.min(...lengths)).toBe(1)
    expect(Math.max(...lengths)).toBeLessThan(100)
    expect(long).toBeGreaterThanOrEqual(3)
    expect(long).toBeLessThanOrEqual(10)
  })

  test('[D21] are heard only where they were said', () => {
    const company = makeCompany(seed)
    const only = new Map(
      Object.values(VOICES)
        .flatMap((voices) => Object.values(voices).flat())
        .flatMap(([text, , shop]) => (shop ? [[text, shop] as const] : [])),
    )
    for (const { posted } of company.history(now)) {
      const shop = only.get(posted.comment ?? '')
      if (shop) expect([shop, 'Online']).toContain(posted.location)
    }
  })

  test('[D21] who writes now says what the last month has not heard, as long as there is something', () => {
    const company = makeCompany(seed)
    const lately = company.history(now).filter((sent) => timeOf(sent) > now - 3 * day)
    const heard = new Set(lately.flatMap(({ posted }) => posted.comment ?? []))
    const next = Array.from({ length: 20 }, (_, nth) => company.next(now + nth).posted.comment)
    expect(next.filter((comment) => comment && heard.has(comment))).toEqual([])
    expect(next.filter(Boolean).length).toBeGreaterThan(5)
  })
})
