import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DIMENSIONS, type Dimension } from '../../../shared/dimension.ts'
import type { Engine } from '../../testing/engines.ts'
import { type Recount, recount } from '../../testing/recount.ts'
import { createSender, type Sender } from '../../testing/sender.ts'
import { openTestStorage, type TestStorage } from '../../testing/storage.ts'
import type { CountFilter } from '../filter.ts'
import { QUARTER_MS } from '../tallies.ts'
import type { ValueTallies } from '../tallies-by.ts'

const BEGINS = Date.parse('2026-09-01T00:00:00Z')
const QUARTERS = 4 * 24 * 40
const NOTHING = { sources: [], locations: [], touchpoints: [], segments: [], languages: [], tags: [] }

/** Values that sort oddly somewhere, or look like the beginning of another. */
const odd = fc.constantFrom(
  'Leipzig',
  'leipzig',
  'Leipzig Süd',
  'Äpfel',
  '!',
  '~',
  'nps 9',
  '馬',
  '\u0301x',
  "'",
)
const posted = fc.record(
  {
    metric: fc.constantFrom('csat', 'stars'),
    score: fc.integer({ min: 1, max: 5 }),
    location: odd,
    touchpoint: odd,
    author: fc.record({ segment: odd }),
    language: fc.constantFrom('de', 'en'),
    tags: fc.array(odd, { maxLength: 4 }),
    occurredAt: fc
      .integer({ min: 0, max: QUARTERS })
      .map((quarters) => new Date(BEGINS + quarters * QUARTER_MS).toISOString()),
  },
  { requiredKeys: ['metric', 'score', 'occurredAt'] },
)

/** What each value of a dimension counts, without that anybody names the values. */
export function countsBy(engine: Engine): void {
  let opened: TestStorage
  let shop: Sender
  beforeAll(async () => {
    opened = await openTestStorage(engine)
    shop = createSender(opened)
  })
  afterAll(() => opened.close())

  const ask = (dimension: Dimension, filter: CountFilter, range: { from: number; to: number }) =>
    opened.storage.tallies.by({ metric: 'csat', dimension, filter, ...range })

  /** Tallies of a value are to be added up. */
  function told(dimension: Dimension, values: ValueTallies[]): Recount {
    const found: Recount = {}
    for (const { value, tallies } of values) {
      for (const { score, counted, excluded } of tallies) {
        const known = found[`${dimension}=${value} ${score}`] ?? { counted: 0, excluded: 0 }
        found[`${dimension}=${value} ${score}`] = {
          counted: known.counted + counted,
          excluded: known.excluded + excluded,
        }
      }
    }
    return found
  }

  test('[S38] each value of each dimension counts what the entries say, with a filter and without', async () => {
    const quarter = fc.integer({ min: 0, max: QUARTERS })
    await fc.assert(
      fc.asyncProperty(fc.array(posted, { maxLength: 8 }), quarter, quarter, async (entries, a, b) => {
        await shop.keep(entries.map((entry) => shop.operations.create(entry)))
        const [first, last] = [Math.min(a, b), Math.max(a, b)]
        const range = { from: BEGINS + first * QUARTER_MS, to: BEGINS + last * QUARTER_MS }
        const expected = await recount(opened.place, 'csat', range.from, range.to)
        for (const dimension of DIMENSIONS) {
          const own = Object.entries(expected).filter(([key]) => key.startsWith(`${dimension}=`))
          const open = await ask(dimension, NOTHING, range)
          expect(told(dimension, open)).toEqual(Object.fromEntries(own))
          // A filter that lets everything through is answered from the entries themselves.
          const filtered = await ask(dimension, { ...NOTHING, sources: ['shop'] }, range)
          expect(told(dimension, filtered)).toEqual(told(dimension, open))
        }
      }),
      { numRuns: 25 },
    )
  })

  test('[S38] an entry with a tag that the filter wants counts under each of its tags', async () => {
    const at = { metric: 'csat', score: 4, occurredAt: '2026-07-01T08:00:00Z' }
    await shop.add({ ...at, tags: ['mine', 'other', 'other'] })
    await shop.add({ ...at, tags: ['other'] })
    const day = { from: Date.parse('2026-07-01T00:00:00Z'), to: Date.parse('2026-07-02T00:00:00Z') }
    const values = await ask('tag', { ...NOTHING, tags: ['mine'] }, day)
    expect(told('tag', values)).toEqual({
      'tag=mine 4': { counted: 1, excluded: 0 },
      'tag=other 4': { counted: 1, excluded: 0 },
    })
  })
}
