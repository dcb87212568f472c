import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIMENSIONS } from '../../../shared/dimension.ts'
import { DAY, MINUTE } from '../../testing/clock.ts'
import type { Engine } from '../../testing/engines.ts'
import { type Recount, recount } from '../../testing/recount.ts'
import { createSender, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { Moderation } from '../moderation.ts'
import { EVERYTHING, QUARTER_MS } from '../tallies.ts'

const ALL_TIME = { from: Date.parse('2026-01-01T00:00:00Z'), to: Date.parse('2027-01-01T00:00:00Z') }
const VALUES = {
  ...{ source: ['shop'], location: ['Leipzig', 'Halle'], touchpoint: ['visit', 'delivery'] },
  ...{ segment: ['retail', 'trade'], language: ['de', 'en'], tag: ['parcel', 'staff', 'a,b'] },
}

const posted = fc.record(
  {
    score: fc.integer({ min: 1, max: 5 }),
    comment: fc.constantFrom('Good.', 'Bad.', 'Ugly.'),
    scale: fc.constantFrom({ min: 1, max: 5 }, { min: 0, max: 10 }),
    location: fc.constantFrom(...VALUES.location),
    touchpoint: fc.constantFrom(...VALUES.touchpoint),
    author: fc.record({ segment: fc.constantFrom(...VALUES.segment) }),
    language: fc.constantFrom(...VALUES.language),
    tags: fc.array(fc.constantFrom(...VALUES.tag), { maxLength: 4 }),
    occurredAt: fc
      .integer({ min: 0, max: 40 * 24 * 4 })
      .map((quarters) => new Date(ALL_TIME.from + quarters * 15 * MINUTE).toISOString()),
    test: fc.boolean(),
  },
  { requiredKeys: ['comment'] },
)
const change = fc.oneof(
  fc.constantFrom<Moderation>(
    ...([
      { display: 'hidden' },
      { display: 'held' },
      { display: 'shown' },
      { pinned: true },
      { starred: true },
    ] as const),
    ...([{ counted: false, reason: 'spam' }, { counted: false, reason: 'test' }, { counted: true }] as const),
  ),
  fc.record({ tags: fc.array(fc.constantFrom(...VALUES.tag), { maxLength: 3 }) }),
)
const id = fc.integer({ min: 0, max: 7 }).map((n) => `id ${n}`)
const step = fc.oneof(
  fc.record({ kind: fc.constant('post' as const), id, posted }),
  fc.record({ kind: fc.constant('put' as const), id, posted }),
  fc.record({ kind: fc.constant('withdraw' as const), id }),
  fc.record({ kind: fc.constant('moderate' as const), nth: fc.nat(9), change }),
)
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** Scores come from counts that every commit moves; they must be what the entries say. */
export function counts(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  const moderate = (feedback: string, asked: Moderation) =>
    opened.storage.moderation.moderate(
      feedback,
      asked,
      opened.audit('mod', 'x', feedback),
      opened.clock.now(),
    )

  async function take(run: number, one: Step): Promise<void> {
    if (one.kind === 'moderate') {
      const entries = await opened.storage.feedback.list({ limit: 10 })
      const entry = entries[one.nth % entries.length]
      if (entry) await moderate(entry.id, one.change)
      return
    }
    const externalId = `${run} ${one.id}`
    if (one.kind === 'withdraw') await shop.withdraw(externalId)
    else if (one.kind === 'put') await shop.put(externalId, { metric: 'csat', ...one.posted })
    else await shop.post({ metric: 'csat', ...one.posted, externalId })
  }

  /** What senders ask of these, in one commit. */
  async function takeTogether(run: number, steps: Step[]): Promise<void> {
    const { create, replace, withdraw } = shop.operations
    const operations = steps.flatMap((one) => {
      if (one.kind === 'moderate') return []
      const externalId = `${run} ${one.id}`
      if (one.kind === 'withdraw') return [withdraw(externalId)]
      const entry = { metric: 'csat', ...one.posted }
      return [one.kind === 'put' ? replace(externalId, entry) : create({ ...entry, externalId })]
    })
    await shop.keep(operations)
  }

  /** What the tally reader says of every dimension and value, in the words of a recount. */
  async function tallied(range: { from: number; to: number }): Promise<Recount> {
    const found: Recount = {}
    for (const dimension of [EVERYTHING, ...DIMENSIONS] as const) {
      for (const value of dimension === EVERYTHING ? [''] : VALUES[dimension]) {
        const query = { metric: 'csat' as const, dimension, values: [value], ...range }
        for (const { scale, score, counted, excluded } of await opened.storage.tallies.read(query)) {
          if (counted === 0 && excluded === 0) continue
          found[`${dimension}=${value} ${scale?.min}..${scale?.max}: ${score}`] = { counted, excluded }
        }
      }
    }
    return found
  }

  /** An entry without a scale is on its metric's own. */
  async function recounted(range: { from: number; to: number }): Promise<Recount> {
    const found: Recount = {}
    for (const [key, { counted, excluded }] of Object.entries(
      await recount(opened.place, 'csat', range.from, range.to),
    )) {
      const named = key.includes('..') ? key : key.replace(/(\d+)$/, '1..5: $1')
      const known = found[named] ?? { counted: 0, excluded: 0 }
      found[named] = { counted: known.counted + counted, excluded: known.excluded + excluded }
    }
    return found
  }

  /** The order of scores inside of a row is nobody's business. */
  const tallyRows = async () => {
    const rows = await opened.place.read<{ id: string; counts: string }>('select id, counts from tally')
    return Object.fromEntries(rows.map(({ id, counts }) => [id, JSON.parse(counts)]))
  }

  test('[K19] after any changes counts are what the entries say, and making them again changes none', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        run += 1
        if (run % 3 === 0) await takeTogether(run, steps)
        else for (const one of steps) await take(run, one)
        expect(await tallied(ALL_TIME)).toEqual(await recounted(ALL_TIME))
      }),
      { numRuns: 12 },
    )
    const before = await tallyRows()
    expect(Object.keys(before).length).toBeGreaterThan(50)
    await opened.storage.rebuild()
    expect(await tallyRows()).toEqual(before)
  })

  test('[K19] a range is exact at the edges of quarter-hours and days, whatever its parts', async () => {
    const begins = Date.parse('2026-09-01T00:00:00Z')
    const quarters = Array.from({ length: 4 * 24 * 4 }, (_, n) => begins + n * QUARTER_MS)
    // The first and the last moment of each quarter-hour of four days.
    const times = quarters.flatMap((start) => [start, start + QUARTER_MS - 1])
    const create = (at: number) => ({ metric: 'csat', score: 3, occurredAt: new Date(at).toISOString() })
    await shop.keep(times.map((at) => shop.operations.create(create(at))))
    const read = (from: number, to: number) =>
      opened.storage.tallies.read({ metric: 'csat', dimension: EVERYTHING, values: [''], from, to })
    const edge = fc.integer({ min: 0, max: quarters.length })
    await fc.assert(
      fc.asyncProperty(edge, edge, async (a, b) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)]
        const [found] = await read(begins + first * QUARTER_MS, begins + last * QUARTER_MS)
        expect(found?.counted ?? 0).toBe(2 * (last - first))
      }),
      {
        numRuns: 40,
        examples: [
          [0, 96],
          [95, 97],
          [0, 384],
          [1, 383],
          [50, 60],
          [96, 96],
        ],
      },
    )
  })

  test('[K20] display, pins and stars never move a count; counted does, both ways', async () => {
    const { id: entry } = await shop.add({ metric: 'csat', score: 1, location: 'Halle' })
    const before = await tallyRows()
    for (const display of ['hidden', 'held', 'shown'] as const) await moderate(entry, { display })
    await moderate(entry, { pinned: true, starred: true })
    expect(await tallyRows()).toEqual(before)
    await moderate(entry, { counted: false, reason: 'spam' })
    expect(await tallyRows()).not.toEqual(before)
    await moderate(entry, { counted: true })
    expect(await tallyRows()).toEqual(before)
  })

  test('[K20] values of one dimension add up, and each tag counts on its own', async () => {
    const day = Date.parse('2026-06-01T00:00:00Z')
    const at = { metric: 'csat', score: 4, occurredAt: '2026-06-01T00:00:00Z' }
    for (const location of ['Halle', 'Leipzig', 'Jena'])
      await shop.add({ ...at, location, tags: ['x', 'y', 'x'] })
    const read = (dimension: 'location' | 'tag', values: string[]) =>
      opened.storage.tallies.read({ metric: 'csat', dimension, values, from: day, to: day + DAY })
    expect(await read('location', ['Halle', 'Jena'])).toMatchObject([{ score: 4, counted: 2 }])
    expect(await read('tag', ['x'])).toMatchObject([{ score: 4, counted: 3 }])
  })

  test('[K20] what combines dimensions is counted from the entries, and agrees', async () => {
    const filter = {
      ...{ sources: [], touchpoints: [], segments: [], languages: [] },
      locations: ['Jena'],
      tags: ['x'],
    }
    const day = Date.parse('2026-06-01T00:00:00Z')
    expect(await opened.storage.feedback.tallies('csat', filter, day, day + DAY)).toMatchObject([
      { score: 4, counted: 1, excluded: 0 },
    ])
    expect(await opened.storage.feedback.tallies('csat', { ...filter, tags: [' '] }, day, day + DAY)).toEqual(
      [],
    )
  })
}
