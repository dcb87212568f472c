import { type Metric, OWN_SCALE, type Scale, toOwnScale } from '../metric.ts'

/** Answers by score on the metric's own scale. Absent scores count 0. */
export type Counts = Readonly<Record<string, number>>

/** How many answers gave one score on one scale. Negative where a later row takes an earlier one back. */
export interface Tally {
  scale: Scale
  score: number
  n: number
}

/** Adds up tallies of any scales on the metric's own. */
export function toCounts(metric: Metric, tallies: Iterable<Tally>): Counts {
  const counts: Record<string, number> = {}
  for (const { scale, score, n } of tallies) {
    const own = toOwnScale(metric, scale, score)
    counts[own] = (counts[own] ?? 0) + n
  }
  return counts
}

/** The same counts with every score of the scale. Throws for what cannot be a count of such answers. */
export function completeCounts(metric: Metric, counts: Counts): Counts {
  const complete: Record<string, number> = {}
  const { min, max } = OWN_SCALE[metric]
  for (let score = min; score <= max; score++) complete[score] = 0
  for (const [score, n] of Object.entries(counts)) {
    if (!Object.keys(complete).includes(score)) throw new RangeError(`${score} is no score of ${metric}`)
    if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`${n} answers cannot have given ${score}`)
    complete[score] = n
  }
  return complete
}
