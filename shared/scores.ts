import type { Dimension } from './dimension.ts'
import type { Metric } from './metric.ts'
import type { Change, Score } from './score.ts'

/** Answers to questions for scores. Numbers are unrounded; times are ISO. */

export interface CountedScore extends Score {
  /** How many answers there do not count. */
  excluded: number
}

export interface ScoreAnswer extends CountedScore {
  previous: Pick<Score, 'score' | 'n' | 'lower' | 'upper'>
  change: Change | null
}

/** With the window that was meant, as "30d". */
export type WindowedScore = ScoreAnswer & { window: string }

export const STEPS = ['month', 'week'] as const
export type Step = (typeof STEPS)[number]

/** A month or a week of a year. */
export interface YearPart extends CountedScore {
  /** Its first moment. */
  from: string
  /** The first moment after it; of the last one, it may lie ahead. */
  to: string
}

export interface YearAnswer {
  metric: Metric
  step: Step
  /** In which days begin. */
  timeZone: string
  /** The oldest first, the running one last. */
  items: YearPart[]
  next: null
}

export interface ScoreByValue extends CountedScore {
  /** A source's id, or the value as it was sent. */
  value: string
}

export interface ByAnswer {
  metric: Metric
  dimension: Dimension
  window: string
  /** Those with the most answers first. */
  items: ScoreByValue[]
  /** How many further values there are. */
  others: number
  next: null
}
