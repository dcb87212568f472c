import { OWN_SCALE } from '../metric.ts'
import { around, type Difference, type Interval, type Method } from './method.ts'
import type { Sample } from './sample.ts'
import { studentQuantile } from './student.ts'

/** The plain mean of the answers, in stars. */
export const mean: Method = { score: meanScore, interval: meanInterval, difference: welch }

/** Below this many answers a mean's interval promises more than the answers can hold. */
const INTERVAL_FROM = 10

function meanScore({ counts, n }: Sample): number {
  return sumOver(counts, (score) => score) / n
}

function meanInterval(sample: Sample): Interval | null {
  if (sample.n < INTERVAL_FROM) return null
  const margin = studentQuantile(sample.n - 1) * Math.sqrt(varianceOfMean(sample))
  const { min, max } = OWN_SCALE.stars
  return around(meanScore(sample), margin, min, max)
}

/** Welch's interval. One answer tells nothing of its window's spread: then any difference is possible. */
function welch(before: Sample, after: Sample): Difference {
  const difference = meanScore(after) - meanScore(before)
  const margin = Math.min(before.n, after.n) < 2 ? Number.POSITIVE_INFINITY : welchMargin(before, after)
  const { min, max } = OWN_SCALE.stars
  return { difference, ...around(difference, margin, min - max, max - min) }
}

function welchMargin(before: Sample, after: Sample): number {
  const older = varianceOfMean(before)
  const newer = varianceOfMean(after)
  const both = older + newer
  if (both === 0) return 0
  const freedom = both ** 2 / (older ** 2 / (before.n - 1) + newer ** 2 / (after.n - 1))
  return studentQuantile(freedom) * Math.sqrt(both)
}

function varianceOfMean(sample: Sample): number {
  const middle = meanScore(sample)
  return sumOver(sample.counts, (score) => (score - middle) ** 2) / (sample.n - 1) / sample.n
}

function sumOver(counts: Sample['counts'], weigh: (score: number) => number): number {
  return Object.entries(counts).reduce((sum, [score, n]) => sum + n * weigh(Number(score)), 0)
}
