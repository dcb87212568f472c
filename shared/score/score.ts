import type { Metric } from '../metric.ts'
import type { Counts } from './counts.ts'
import { METHODS } from './methods.ts'
import { type Parts, sampleOf } from './sample.ts'

export type ScoreState = 'none' | 'few' | 'early' | 'full'

/** With fewer answers there is no number to show. */
export const SHOWN_FROM = 5
/** With fewer answers in either window no change is called one. */
export const FULL_FROM = 30

/** A score with all that makes it honest. Numbers are unrounded: points, percent or stars. */
export interface Score {
  metric: Metric
  score: number | null
  n: number
  lower: number | null
  upper: number | null
  /** Every score of the metric's own scale is there. */
  counts: Counts
  parts: Parts
  state: ScoreState
}

/** The score of these counts; counts of scores outside the metric's scale are a mistake of the caller and throw. */
export function scoreOf(metric: Metric, counts: Counts): Score {
  const sample = sampleOf(metric, counts)
  const { n } = sample
  const interval = n > 0 ? METHODS[metric].interval(sample) : null
  return {
    metric,
    score: n > 0 ? METHODS[metric].score(sample) : null,
    n,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
    counts: sample.counts,
    parts: sample.parts,
    state: stateOf(n),
  }
}

function stateOf(n: number): ScoreState {
  if (n === 0) return 'none'
  if (n < SHOWN_FROM) return 'few'
  return n < FULL_FROM ? 'early' : 'full'
}
