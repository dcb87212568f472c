import type { Bench, Plan } from '../parts/bench.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { COMMON_WORD, LONG_FEED, RARE_WORD, untilIndexed, writeLongFeed } from '../parts/long-feed.ts'
import { ENGINES, type Engine } from '../parts/places.ts'
import { type Product, startProduct } from '../parts/product.ts'
import { median } from '../parts/statistics.ts'

const ENTRIES = 1_000_000
const READS = 10
const OPENS_WITHIN_MS = 200
const FINDS_WITHIN_MS = 300

const ASKED = [
  { what: 'feed opens', within: OPENS_WITHIN_MS, paths: ['?limit=50&display=held', '/counts'] },
  { what: 'search, common word', within: FINDS_WITHIN_MS, paths: [`?q=${COMMON_WORD}`] },
  { what: 'search, rare word', within: FINDS_WITHIN_MS, paths: [`?q=${RARE_WORD}`] },
  { what: 'search, no such word', within: FINDS_WITHIN_MS, paths: ['?q=nowhere'] },
  {
    what: 'search, word and filters',
    within: FINDS_WITHIN_MS,
    paths: [`?q=${COMMON_WORD}&location=Leipzig&segment=trade&display=held`],
  },
  { what: 'counts of a search', within: FINDS_WITHIN_MS, paths: [`/counts?q=${COMMON_WORD}`] },
]

/** What the desk waits for with a long history, against the time that it may take. */
export const desk: Bench = async (plan) => {
  const figures: Figure[] = []
  for (const engine of ENGINES) figures.push(...(await measure(plan, engine)))
  return figures
}

async function measure({ runs, quick, places }: Plan, engine: Engine): Promise<Figure[]> {
  const entries = quick ? ENTRIES / 10 : ENTRIES
  const place = await places.fresh(engine)
  await writeLongFeed(place, entries)
  const product = await startProduct(place)
  await untilIndexed(place)
  const figures: Figure[] = []
  for (const { what, within, paths } of ASKED) {
    const values: number[] = []
    for (let run = 0; run < runs; run++) values.push(await timeOf(product, paths))
    const name = `${what}, ${entries.toLocaleString('en')} ${engine}`
    const note = `${READS} a run, from asking to the whole answer; ${LONG_FEED}; limit: ${within} ms`
    figures.push(
      figure(
        { name, unit: 'ms', wanted: { atMost: 1 }, note },
        values,
        values.map(() => within),
      ),
    )
  }
  await product.stop()
  return figures
}

/** Milliseconds for all paths, one after the other; the median. */
async function timeOf({ admin }: Product, paths: readonly string[]): Promise<number> {
  const taken: number[] = []
  while (taken.length < READS) {
    const begins = performance.now()
    for (const path of paths) await admin.read(`/feedback${path}`)
    taken.push(performance.now() - begins)
  }
  return median(taken)
}
