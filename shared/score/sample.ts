import { type Metric, type Mood, moodOfScore } from '../metric.ts'
import { type Counts, completeCounts } from './counts.ts'

export type Parts = Record<Mood, number>

/** The answers of one window, counted in the ways that the methods need. */
export interface Sample {
  n: number
  /** Every score of the metric's own scale is there. */
  counts: Counts
  parts: Parts
}

export function sampleOf(metric: Metric, counts: Counts): Sample {
  const complete = completeCounts(metric, counts)
  const parts: Parts = { good: 0, neutral: 0, bad: 0 }
  for (const [score, n] of Object.entries(complete)) parts[moodOfScore(metric, Number(score))] += n
  return { n: parts.good + parts.neutral + parts.bad, counts: complete, parts }
}
