import { type Difference, type Interval, type Method, Z } from './method.ts'
import type { Sample } from './sample.ts'

/** The share of good answers, in percent from 0 to 100. */
export const share: Method = { score: shareScore, interval: wilson, difference: newcombe }

function shareScore({ parts, n }: Sample): number {
  return (100 * parts.good) / n
}

/** Wilson's score interval. The limits are held where rounding of the last bit would leave the range. */
function wilson({ parts: { good }, n }: Sample): Interval {
  const score = (100 * good) / n
  const middle = good + (Z * Z) / 2
  const margin = Z * Math.sqrt((good * (n - good)) / n + (Z * Z) / 4)
  const whole = n + Z * Z
  return {
    lower: Math.min(score, Math.max(0, (100 * (middle - margin)) / whole)),
    upper: Math.max(score, Math.min(100, (100 * (middle + margin)) / whole)),
  }
}

/** Newcombe's hybrid score interval (1998, method 10): from the Wilson limits of both windows. */
function newcombe(before: Sample, after: Sample): Difference {
  const older = { score: shareScore(before), ...wilson(before) }
  const newer = { score: shareScore(after), ...wilson(after) }
  const difference = newer.score - older.score
  return {
    difference,
    lower: difference - Math.hypot(newer.score - newer.lower, older.upper - older.score),
    upper: difference + Math.hypot(newer.upper - newer.score, older.score - older.lower),
  }
}
