import type { Metric } from '../metric.ts'
import type { Counts } from './counts.ts'
import type { Difference } from './method.ts'
import { METHODS } from './methods.ts'
import { sampleOf } from './sample.ts'
import { FULL_FROM } from './score.ts'

/** The newer window less the older one, with its 95 % interval, in the score's units and unrounded. */
export interface Change extends Difference {
  /** Whether it may be called a change: the interval excludes 0 and both windows have enough answers. */
  real: boolean
}

/** Null when either window has no answers. */
export function changeOf(metric: Metric, before: Counts, after: Counts): Change | null {
  const older = sampleOf(metric, before)
  const newer = sampleOf(metric, after)
  if (older.n === 0 || newer.n === 0) return null
  const difference = METHODS[metric].difference(older, newer)
  const enough = Math.min(older.n, newer.n) >= FULL_FROM
  return { ...difference, real: enough && (difference.lower > 0 || difference.upper < 0) }
}
