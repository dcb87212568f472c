import type { Metric, Mood } from '../metric.ts'
import type { Parts } from './sample.ts'

/** Their score is the share of the good; walls have no room for how it is computed. */
const SHARES: readonly Metric[] = ['csat', 'ces', 'thumbs']
/** Who has the next point of those that remain as much: so that equal parts do not read as a score, nor flatter. */
const IN_TURN: readonly Mood[] = ['neutral', 'bad', 'good']

/**
 * The parts as whole percentages that add up to 100: each rounded down, and what is left to the greatest
 * remainders. More than half a percent is none only where there is no point left. A score that is the share of
 * the good is read as such beside it, so there the others share what it leaves.
 */
export function percentsOf(metric: Metric, parts: Parts): Parts {
  const n = parts.good + parts.neutral + parts.bad
  if (n === 0) return { good: 0, neutral: 0, bad: 0 }
  const remains = (mood: Mood) => (100 * parts[mood]) % n
  const down = (mood: Mood) => (100 * parts[mood] - remains(mood)) / n
  const whole: Parts = { good: down('good'), neutral: down('neutral'), bad: down('bad') }
  const isScore = SHARES.indexOf(metric) >= 0
  if (isScore && 2 * remains('good') >= n) whole.good += 1
  const claims = (mood: Mood) => remains(mood) + (whole[mood] === 0 && 2 * remains(mood) > n ? n : 0)
  const others = IN_TURN.filter((mood) => !isScore || mood !== 'good').sort(
    (a, b) => claims(b) - claims(a) || IN_TURN.indexOf(a) - IN_TURN.indexOf(b),
  )
  const left = 100 - whole.good - whole.neutral - whole.bad
  for (const mood of others.slice(0, left)) whole[mood] += 1
  return whole
}
