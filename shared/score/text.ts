import { type Metric, roundHalfAway } from '../metric.ts'
import type { Score } from './score.ts'

/** The number as people read it: "52", "−36", "4.6"; a true minus, never a plus. `locale` decides the decimal mark. */
export function scoreText(metric: Metric, score: number, locale = 'en'): string {
  const steps = stepsOf(metric, score)
  const size = Math.abs(steps)
  return (steps < 0 ? '−' : '') + (metric === 'stars' ? withTenths(size, locale) : size)
}

/** "±4" where both sides round alike, else the range, "−12 to 26"; null without an interval. */
export function marginText({ metric, score, lower, upper }: Score, locale = 'en'): string | null {
  if (score === null || lower === null || upper === null) return null
  const above = upper - score
  if (stepsOf(metric, above) === stepsOf(metric, score - lower)) {
    return `±${scoreText(metric, above, locale)}`
  }
  // Only English says "to"; the dots are read in every language.
  const between = /^en\b/i.test(locale) ? 'to' : '…'
  return `${scoreText(metric, lower, locale)} ${between} ${scoreText(metric, upper, locale)}`
}

/**
 * The one rounding, to whole numbers or tenths of a star. Twelve digits first: halves that a binary fraction
 * misses by its last bit, as 0.285 × 100 does, are halves again.
 */
function stepsOf(metric: Metric, value: number): number {
  const steps = metric === 'stars' ? value * 10 : value
  return roundHalfAway(Number(steps.toPrecision(12)))
}

function withTenths(tenths: number, locale: string): string {
  return (tenths / 10).toFixed(1).replace('.', decimalMark(locale))
}

/** Digits stay 0–9 everywhere, so the mark is asked for beside them. */
function decimalMark(locale: string): string {
  const [language] = locale.split('-u-')
  return (0.5).toLocaleString(`${language}-u-nu-latn`).charAt(1)
}
