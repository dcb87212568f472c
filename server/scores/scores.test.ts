import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Posted } from '../../shared/feedback.ts'
import { OWN_SCALE, toOwnScale } from '../../shared/metric.ts'
import { changeOf, scoreOf, toCounts } from '../../shared/score.ts'
import { openTestWall } from '../live/testing/room.ts'
import type { CountFilter } from '../storage/filter.ts'
import type { WallFilter } from '../walls/settings.ts'
import { createScores } from './scores.ts'
import { midnightBefore, type Range, windowAt, windowBefore, windowUntil } from './windows.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const NOW = Date.UTC(2026, 10, 20, 12, 7)

type Kept = Posted & { at: number }

let wall: Awaited<ReturnType<typeof openTestWall>>
const kept: Kept[] = []

beforeAll(async () => {
  wall = await openTestWall(NOW)
})
afterAll(() => wall.close())

/** Counts the entries themselves, in the plainest way. */
function recount(filter: WallFilter, { from, to }: Range) {
  const any = (values: string[] | undefined, own: (string | undefined)[]) =>
    !values?.length || own.some((value) => value !== undefined && values.includes(value))
  const inRange = kept.filter(
    (entry) =>
      entry.at >= from &&
      entry.at < to &&
      any(filter.locations, [entry.location]) &&
      any(filter.touchpoints, [entry.touchpoint]) &&
      any(filter.tags, entry.tags ?? []),
  )
  const tallies = inRange.map(({ score, scale }) => ({
    scale: scale ?? OWN_SCALE.nps,
    score: score ?? 0,
    n: 1,
  }))
  return toCounts('nps', tallies)
}

const entry = fc.record(
  {
    score: fc.integer({ min: 1, max: 10 }),
    scale: fc.constant({ min: 1, max: 10 }),
    location: fc.constantFrom('Kiel', 'Leipzig'),
    touchpoint: fc.constantFrom('visit', 'delivery'),
    tags: fc.uniqueArray(fc.constantFrom('a', 'b', ','), { maxLength: 3 }),
    age: fc.integer({ min: 0, max: 5 * DAY }),
  },
  { requiredKeys: ['score', 'age'] },
)
const filter = fc.constantFrom<WallFilter>(
  {} as WallFilter,
  { locations: ['Kiel'] } as WallFilter,
  { locations: ['Kiel', 'Leipzig'] } as WallFilter,
  { tags: ['a'] } as WallFilter,
  { tags: ['a', ','] } as WallFilter,
  { locations: ['Leipzig'], touchpoints: ['visit'] } as WallFilter,
)

describe('scores from the storage', () => {
  test('[S30] equal a recount of the entries, for every filter, window and order of arrival', async () => {
    const scores = createScores(wall.storage)
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 4 }),
        filter,
        fc.constantFrom(1, 2, 3),
        async (some, by, days) => {
          for (const { age, ...posted } of some) {
            const at = NOW - age
            await wall.keep({ ...posted, occurredAt: new Date(at).toISOString() }, NOW)
            kept.push({ ...posted, at })
          }
          const asked = { metric: 'nps', filter: by, windowDays: days, timeZone: 'Europe/Berlin' } as const
          const answer = await scores.read(asked, NOW)
          const window = windowAt(NOW, days)
          const settled = windowUntil(midnightBefore(NOW, 'Europe/Berlin'), days)
          const { score, n, lower, upper } = scoreOf('nps', recount(by, windowBefore(window)))
          expect(answer).toEqual({
            ...scoreOf('nps', recount(by, window)),
            excluded: 0,
            previous: { score, n, lower, upper },
            change: changeOf('nps', recount(by, windowBefore(settled)), recount(by, settled)),
          })
        },
      ),
      { numRuns: 60 },
    )
    expect(kept.length).toBeGreaterThan(20)
  })

  test('[S31] a window ends with the running quarter of an hour and holds whole days back from there', () => {
    expect(windowAt(NOW, 30)).toEqual({
      from: Date.UTC(2026, 9, 21, 12, 15),
      to: Date.UTC(2026, 10, 20, 12, 15),
    })
  })

  test('[S32] a change is told of windows that ended at the last midnight of the zone', () => {
    expect(windowUntil(midnightBefore(NOW, 'Asia/Kathmandu'), 7).to).toBe(Date.UTC(2026, 10, 19, 18, 15))
    expect(windowUntil(midnightBefore(NOW, 'UTC'), 7)).toEqual({
      from: Date.UTC(2026, 10, 13),
      to: Date.UTC(2026, 10, 20),
    })
  })

  test('[S33] another scale is converted when it is counted, and kept as it was given', async () => {
    expect(toOwnScale('nps', { min: 1, max: 10 }, 10)).toBe(10)
    const posted = await wall.keep({ score: 4, scale: { min: 1, max: 5 }, location: 'Elsewhere' })
    expect(posted).toMatchObject({ score: 4, scale: { min: 1, max: 5 } })
    const scores = createScores(wall.storage)
    const asked = { metric: 'nps', windowDays: 1, timeZone: 'UTC' } as const
    const answer = await scores.read({ ...asked, filter: { locations: ['Elsewhere'] } as WallFilter }, NOW)
    expect(answer).toMatchObject({ n: 1, counts: { '8': 1 } })
  })

  test('[S34] a tag asked for beside a wall that is filtered by tags counts entries that have both', async () => {
    await wall.keep({ score: 9, tags: ['mine', 'other'], location: 'Tagged' })
    await wall.keep({ score: 1, tags: ['mine'], location: 'Tagged' })
    await wall.keep({ score: 1, tags: ['other'], location: 'Tagged' })
    const asked = { metric: 'nps', windowDays: 1, timeZone: 'UTC' } as const
    const filter = { tags: ['mine'], allTags: ['other'] } as unknown as CountFilter
    expect(await createScores(wall.storage).read({ ...asked, filter }, NOW)).toMatchObject({
      n: 1,
      score: 100,
    })
  })

  test('[S37] values come in the order of their answers, then of their names, and more than 50 are counted', async () => {
    const names = Array.from({ length: 60 }, (_, n) => `Place ${String(n).padStart(2, '0')}`)
    for (const touchpoint of [...names, 'Place 41', 'Place 40']) {
      await wall.keep({ score: 9, location: 'Many', touchpoint })
    }
    const asked = { metric: 'nps', windowDays: 1, dimension: 'touchpoint' } as const
    const filter = { locations: ['Many'] } as WallFilter
    const { items, others } = await createScores(wall.storage).by({ ...asked, filter }, NOW)
    const told = items.map(({ value }) => value)
    expect(told).toHaveLength(50)
    expect(told.slice(0, 4)).toEqual(['Place 40', 'Place 41', 'Place 00', 'Place 01'])
    expect(others).toBe(10)
  })

  test('[S38] what was read before is told anew as soon as a commit touches it', async () => {
    const scores = createScores(wall.storage)
    const asked = { metric: 'nps', windowDays: 2, dimension: 'language', filter: {} as WallFilter } as const
    const count = async () => (await scores.by(asked, NOW)).items.find(({ value }) => value === 'fi')?.n ?? 0
    expect(await count()).toBe(0)
    await wall.keep({ score: 9, language: 'fi' }, NOW)
    expect(await count()).toBe(1)
    await wall.keep({ score: 9, language: 'fi', occurredAt: new Date(NOW - DAY).toISOString() }, NOW)
    expect(await count()).toBe(2)
  })
})
