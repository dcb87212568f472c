import type { Dimension } from '../../../shared/dimension.ts'
import type { Metric } from '../../../shared/metric.ts'
import { type Change, marginText, type Score, scoreText } from '../../../shared/score.ts'
import type { Step } from '../../../shared/scores.ts'
import { count } from '../words.ts'

export const WINDOWS: readonly number[] = [1, 7, 30, 90, 365, 730]

/** How each number comes about, for whoever wants to check it. */
export const HOW: Readonly<Record<Metric, string>> = {
  nps: 'The share of 9 and 10 less the share of 0 to 6, in points from −100 to 100.',
  csat: 'The share of 4 and 5, in percent.',
  ces: 'The share of 5 to 7, in percent: higher is easier.',
  stars: 'The mean of all stars.',
  thumbs: 'The share of thumbs up, in percent.',
}

export const DIMENSION_NAMES: Readonly<Record<Dimension, string>> = {
  source: 'Source',
  location: 'Location',
  touchpoint: 'Touchpoint',
  segment: 'Segment',
  language: 'Language',
  tag: 'Tag',
}

/** "30 days"; a single one is told as its hours, for it is no calendar day. */
export function daysText(days: number): string {
  return days === 1 ? '24 hours' : `${days} days`
}

/** Whether there are answers enough for a number. */
export function tells({ state, score }: Pick<Score, 'state' | 'score'>): boolean {
  return score !== null && (state === 'early' || state === 'full')
}

/** "52", or why there is no number. */
export function numberText({ metric, score, n, state }: Score): string {
  if (tells({ state, score })) return scoreText(metric, score as number)
  return n === 0 ? 'none' : 'too few'
}

/** "±4", "−12 to 26", or nothing where no number is shown either. */
export function marginOf(score: Score): string {
  return tells(score) ? (marginText(score) ?? '') : ''
}

/** What became of a score, said as carefully as it is known. */
export function changeText(metric: Metric, change: Change | null, windowDays: number): string {
  const before = `the ${daysText(windowDays)} before`
  if (change === null) return `There are no answers of ${before} to compare with.`
  if (!change.real) return `No real change from ${before}: the difference is within the margin.`
  const size = scoreText(metric, Math.abs(change.difference))
  // A change may be real and too small for the digits that people read.
  const by = size === scoreText(metric, 0) ? '' : ` by ${size}`
  return `${change.difference < 0 ? 'Down' : 'Up'}${by} from ${before}, as of the last midnight.`
}

/** "124 answers in 30 days, ±12". */
export function sampleText(score: Score, windowDays: number): string {
  const margin = marginOf(score)
  const sample = `${count(score.n, 'answer', 'answers')} in ${daysText(windowDays)}`
  return margin === '' ? sample : `${sample}, ${margin}`
}

/** "Nov 2026", or the first day of a week, "16 Nov 2026". */
export function partText(from: string, { step, timeZone }: { step: Step; timeZone: string }): string {
  const year = textOf(from, { year: 'numeric', timeZone })
  const month = `${monthText(from, timeZone)} ${year}`
  return step === 'month' ? month : `${textOf(from, { day: 'numeric', timeZone })} ${month}`
}

/** "Nov". Of British English, "Sept" would be longer than the others. */
export function monthText(from: string, timeZone: string): string {
  return textOf(from, { month: 'short', timeZone })
}

function textOf(time: string, how: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', how).format(Date.parse(time))
}
