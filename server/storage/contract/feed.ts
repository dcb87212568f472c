import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Feedback } from '../../../shared/feedback.ts'
import { MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { openTestRooms, type TestRooms } from '../../testing/rooms.ts'
import { createSender } from '../../testing/sender.ts'
import type { FeedFilter } from '../feed-filter.ts'

const ENTRIES = 120
const SOURCES = ['shop', 'app']
const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T

type Fits = (entry: Feedback) => boolean

/** Each filter as the storage takes it, and the plainest reading of what it says. */
const FILTERS: readonly [FeedFilter, Fits][] = [
  [{}, () => true],
  [{ source: 'app' }, ({ source }) => source === 'app'],
  [{ source: 'nobody' }, () => false],
  [{ display: 'held' }, ({ display }) => display === 'held'],
  [{ display: 'shown' }, ({ display }) => display === 'shown'],
  [{ display: 'hidden' }, ({ display }) => display === 'hidden'],
  [{ counted: true }, ({ counted }) => counted],
  [{ counted: false }, ({ counted }) => !counted],
  [{ starred: true }, ({ starred }) => starred],
  [{ starred: false }, ({ starred }) => !starred],
  [{ pinned: true }, ({ pinned }) => pinned],
  [{ pinned: false }, ({ pinned }) => !pinned],
  [{ suspected: true }, ({ suspected }) => suspected === true],
  [{ suspected: false }, ({ suspected }) => suspected !== true],
  [{ metric: 'csat' }, ({ metric }) => metric === 'csat'],
  [{ mood: 'bad' }, ({ mood }) => mood === 'bad'],
  [{ score: { from: 3, to: 3 } }, ({ score }) => score === 3],
  [{ score: { from: 0, to: 6 } }, ({ score = 99 }) => score <= 6],
  [{ score: { from: -50, to: 4 } }, ({ score = 99 }) => score <= 4],
  [{ location: 'Halle' }, ({ location }) => location === 'Halle'],
  [{ location: 'halle' }, () => false],
  [{ touchpoint: 'visit' }, ({ touchpoint }) => touchpoint === 'visit'],
  [{ segment: 'trade' }, ({ author }) => author?.segment === 'trade'],
  [{ language: 'de' }, ({ language }) => language === 'de'],
  [{ tag: 'x' }, ({ tags }) => tags?.includes('x') === true],
  [{ tag: 'x,y' }, ({ tags }) => tags?.includes('x,y') === true],
  [{ q: 'delayed' }, ({ comment }) => comment?.includes('delayed') === true],
]

/** The feed's list and counts under any filters. */
export function feed(engine: Engine): void {
  describe.each([
    ['the newest entries themselves', 10_000],
    ['the index', 7],
  ])('by %s', (_by, lookAt) => {
    let opened: TestRooms
    let all: Feedback[]
    let middle: number
    beforeAll(async () => {
      opened = await openTestRooms(engine, { lookAt })
      const senders = SOURCES.map((id) =>
        createSender(opened, { id, policy: id === 'app' ? 'hold' : 'publish' }),
      )
      for (let n = 0; n < ENTRIES; n += 1) {
        opened.clock.forward(MINUTE)
        await pick(senders, n).add(entryAt(n))
      }
      middle = opened.clock.now() - 60 * MINUTE
      for (const { id } of await list({ limit: ENTRIES })) await decide(id)
      all = await list({ limit: ENTRIES })
      await opened.indexed()
    })
    afterAll(async () => {
      expect(opened.errors).toEqual([])
      await opened.close()
    })

    const list = (query: FeedFilter & { limit: number; before?: string }) => opened.rooms.feedback.list(query)

    let decided = 0
    async function decide(id: string): Promise<void> {
      decided += 1
      const change = {
        ...(decided % 5 === 0 && { display: 'hidden' as const }),
        ...(decided % 7 === 0 && { starred: true }),
        ...(decided % 11 === 0 && { pinned: true }),
        ...(decided % 9 === 0 && { counted: false, reason: 'duplicate' as const }),
        ...(decided % 13 === 0 && { suspected: true }),
      }
      const line = opened.audit('mod', 'feedback.changed', id)
      await opened.rooms.moderation.moderate(id, change, line, opened.clock.now())
    }

    function entryAt(n: number) {
      return {
        ...{ metric: pick(['nps', 'csat', 'nps'], n), score: (n % 5) + 1 },
        ...{ location: pick(['Leipzig', 'Halle', 'Gera'], n), touchpoint: pick(['visit', 'delivery'], n) },
        ...{ language: pick(['de', 'en', 'fr', 'de'], n), tags: pick([['x'], ['x,y', 'b'], []], n) },
        ...{ comment: pick(['It was delayed.', 'In time.', 'Fine.', 'Delayed-action delayed.'], n) },
        author: {
          id: `c_${n % 10}`,
          segment: pick(['trade', 'retail'], n >> 1),
          ...(n % 20 === 3 && { email: EMAIL }),
        },
      }
    }
    const EMAIL = 'Jo@Example.com'

    const idsOf = (entries: Feedback[]) => entries.map(({ id }) => id)

    test('[K21] each filter, and each two together, admit what the plainest reading of them admits', async () => {
      for (const [filter, fits] of FILTERS) {
        for (const [other, fitsToo] of FILTERS) {
          if (Object.keys(filter).some((field) => field in other && filter !== other)) continue
          const both = { ...filter, ...other }
          const wanted = idsOf(all.filter((entry) => fits(entry) && fitsToo(entry)))
          expect([both, idsOf(await list({ ...both, limit: ENTRIES }))]).toEqual([both, wanted])
        }
      }
    })

    test('[F5] counts are what the lists hold, in each queue', async () => {
      for (const [filter, fits] of FILTERS) {
        const found = all.filter(fits)
        const wanted = {
          held: found.filter(({ display }) => display === 'held').length,
          shown: found.filter(({ display }) => display === 'shown').length,
          hidden: found.filter(({ display }) => display === 'hidden').length,
          notCounted: found.filter(({ counted }) => !counted).length,
          all: found.length,
        }
        expect([filter, await opened.rooms.feedback.counts(filter)]).toEqual([filter, wanted])
      }
    })

    test('[F6] a time admits what arrived from then on and before the other', async () => {
      const arrived = ({ arrivedAt }: Feedback) => Date.parse(arrivedAt)
      const later = all.filter((entry) => arrived(entry) >= middle)
      expect(idsOf(await list({ from: middle, limit: ENTRIES }))).toEqual(idsOf(later))
      expect(idsOf(await list({ to: middle, limit: ENTRIES }))).toEqual(
        idsOf(all.filter((it) => arrived(it) < middle)),
      )
      const hour = await list({ from: middle, to: middle + MINUTE, q: 'delayed', limit: 9 })
      expect(idsOf(hour)).toEqual(
        idsOf(later.filter((it) => arrived(it) < middle + MINUTE && /delayed/i.test(it.comment ?? ''))),
      )
    })

    test("[F7] an author's entries are those with the same address, or the same id of the same source", async () => {
      const one = all.find(({ author }) => author?.email !== undefined) as Feedback
      const theirs = all.filter(
        ({ source, author }) =>
          author?.email !== undefined || (source === one.source && author?.id === one.author?.id),
      )
      expect(idsOf(await list({ author: one.id, limit: ENTRIES }))).toEqual(idsOf(theirs))
      expect((await opened.rooms.feedback.counts({ author: one.id })).all).toBe(theirs.length)
      expect(await list({ author: 'nothing', limit: 9 })).toEqual([])
    })

    test('[K21] with any filter a cursor leads on without gap or repetition, whatever arrives meanwhile', async () => {
      const shop = createSender(opened)
      for (const filter of [
        { q: 'delayed' },
        { location: 'Halle', mood: 'bad' },
        { starred: true },
      ] as const) {
        const wanted = idsOf(await list({ ...filter, limit: ENTRIES }))
        const seen: string[] = []
        for (let before: string | undefined; ; before = seen.at(-1)) {
          const page = await list({ ...filter, limit: 3, ...(before !== undefined && { before }) })
          seen.push(...idsOf(page))
          if (page.length < 3) break
          await shop.add({ ...entryAt(3), comment: 'Delayed again.' })
        }
        expect(seen).toEqual(wanted)
      }
    })

    test('[F8] values to filter by are told with the most used first', async () => {
      const values = await opened.rooms.feedback.values()
      expect(values.locations.toSorted()).toEqual(['Gera', 'Halle', 'Leipzig'])
      expect(values.languages[0]).toBe('de')
      expect(values).toMatchObject({ touchpoints: expect.arrayContaining(['visit', 'delivery']) })
      expect(values.tags.toSorted()).toEqual(['b', 'x', 'x,y'])
      expect(values.segments.toSorted()).toEqual(['retail', 'trade'])
    })
  })

  test('[F5] counts are exact up to ten thousand and one more for all that are more', async () => {
    const opened = await openTestRooms(engine, { lookAt: 500 })
    const shop = createSender(opened)
    const post = (n: number) => shop.operations.create({ comment: n % 2 ? 'Odd number.' : 'Even number.' })
    const add = async (count: number) => {
      for (let from = 0; from < count; from += 1_000)
        await shop.keep(Array.from({ length: Math.min(1_000, count - from) }, (_, n) => post(n)))
    }
    await add(10_000)
    const counts = (filter: FeedFilter) => opened.rooms.feedback.counts(filter)
    expect(await counts({})).toMatchObject({ all: 10_000, shown: 10_000, held: 0 })
    expect(await counts({ q: 'number' })).toMatchObject({ all: 10_000, shown: 10_000, held: 0 })
    await opened.indexed()
    await add(10)
    expect(await counts({})).toMatchObject({ all: 10_001, shown: 10_001, held: 0 })
    expect(await counts({ q: 'number' })).toMatchObject({ all: 10_001, shown: 10_001, held: 0 })
    expect(await counts({ q: 'odd' })).toMatchObject({ all: 5_005, shown: 5_005 })
    await opened.close()
  })
}
