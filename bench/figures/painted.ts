import { launchBrowser } from '../../e2e/browser.ts'
import type { Bench } from '../parts/bench.ts'
import { type Figure, figure } from '../parts/figure.ts'
import {
  APART_MS,
  EARLIER,
  JITTER_MS,
  samplePaints,
  startBareSide,
  startWallSide,
} from '../parts/paint-side.ts'
import { percentile } from '../parts/statistics.ts'

const SAMPLES = 100

/** From sending a post to the frame that holds it, one at a time, against one event that sets a text. */
export const painted: Bench = async ({ runs, quick, places }) => {
  const wall = await startWallSide(await places.fresh('sqlite'))
  const bare = await startBareSide(await places.fresh('sqlite'))
  const browser = await launchBrowser()
  const count = quick ? 30 : SAMPLES
  const [values, limits]: [number[][], number[][]] = [[], []]
  for (let run = 0; run < runs; run++) {
    values.push(await samplePaints(browser, wall, count))
    limits.push(await samplePaints(browser, bare, count))
  }
  await browser.close()
  await Promise.all([wall.stop(), bare.stop()])
  return [
    compare({ share: 0.5, atMost: 1.5, values, limits }),
    compare({ share: 0.99, atMost: 2, values, limits }),
  ]
}

interface Compared {
  share: number
  atMost: number
  values: number[][]
  limits: number[][]
}

function compare({ share, atMost, values, limits }: Compared): Figure {
  const ofRuns = (runs: number[][]) => runs.map((samples) => percentile(samples, share))
  const apart = `one at a time, ${APART_MS} to ${APART_MS + JITTER_MS} ms apart on both sides, ${EARLIER} earlier answers`
  const note = `${values[0]?.length} samples a run, ${apart}; limit: bare route, one event, one text`
  const name = `webhook to painted p${share * 100}`
  return figure({ name, unit: 'ms', wanted: { atMost }, note }, ofRuns(values), ofRuns(limits))
}
