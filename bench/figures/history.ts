import type { Bench } from '../parts/bench.ts'
import { type Figure, figure } from '../parts/figure.ts'
import { HISTORY, writeHistory } from '../parts/history.ts'
import { startProduct, startTenfoot } from '../parts/product.ts'
import { scoreTime, snapshotTime } from '../parts/reads.ts'

const SHORT = 10_000
const LONG = 1_000_000
const LATER_MS = 2_000
/** Walls in a run have windows of their own, one day shorter each. */
const READS = 20

interface Times {
  start: number
  score: number
  snapshot: number
}

/** What a score, a snapshot and a start cost with a long history, against a short one. */
export const history: Bench = async (plan) => {
  const long = plan.quick ? LONG / 10 : LONG
  const [shortFolder, longFolder, empty] = [10_000, long, 0].map((n) =>
    plan.places.folder(`history-${n}`),
  ) as [string, string, string]
  await writeHistory(shortFolder, SHORT)
  await writeHistory(longFolder, long)
  await startTime(empty)
  const [longs, shorts, emptyStarts]: [Times[], Times[], number[]] = [[], [], []]
  for (let run = 0; run < plan.runs; run++) {
    longs.push(await measure(longFolder))
    shorts.push(await measure(shortFolder))
    emptyStarts.push(await startTime(empty))
  }
  const compare = compared(long, longs, shorts)
  return [compare('score'), compare('snapshot'), starts(long, longs, emptyStarts)]
}

async function startTime(folder: string): Promise<number> {
  const server = await startTenfoot({ folder })
  await server.stop()
  return server.startedIn
}

async function measure(folder: string): Promise<Times> {
  const product = await startProduct({ folder })
  const score = await scoreTime(product, READS)
  const snapshot = await snapshotTime(product, READS)
  await product.stop()
  return { start: product.startedIn, score, snapshot }
}

function compared(long: number, longs: Times[], shorts: Times[]) {
  return (what: 'score' | 'snapshot'): Figure => {
    const of = (times: Times[]) => times.map((time) => time[what])
    const name = `${what} at ${long.toLocaleString('en')} entries`
    const note = `${READS} a run; ${HISTORY}; limit: at ${SHORT.toLocaleString('en')}`
    return figure({ name, unit: 'ms', wanted: { atMost: 1.2 }, note }, of(longs), of(shorts))
  }
}

function starts(long: number, longs: Times[], emptyStarts: number[]): Figure {
  const name = `start at ${long.toLocaleString('en')} entries`
  const note = `from spawn to the first 200 of /readyz; limit: an empty folder and ${LATER_MS} ms`
  const described = { name, unit: 'ms', wanted: { atMost: 1 }, note }
  return figure(
    described,
    longs.map(({ start }) => start),
    emptyStarts.map((start) => start + LATER_MS),
  )
}
