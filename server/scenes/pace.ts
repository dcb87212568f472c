import type { Score } from '../../shared/score.ts'
import type { Pace } from '../../shared/wall.ts'

interface Asked {
  score: Pick<Score, 'score' | 'lower' | 'upper' | 'state'>
  /** Where the line to the goal begins. */
  from: Pace['from']
  goal: number
  /** The goal's last moment, and the one that the line is read at, epoch milliseconds. */
  ends: number
  now: number
}

/**
 * Whether the goal will be met as things go. The line is straight, from the score at the time when the goal was
 * set to the goal on its last day; what it asks for now is `due`. The score is `on` it while `due` lies within
 * its margin: only what cannot be chance is called ahead or behind. `reached` is said of thirty answers and more
 * that are at the goal, also after its day; `over` is a day that passed without.
 */
export function paceOf({ score, from, goal, ends, now }: Asked): Pace | null {
  if (score.score === null) return null
  const share = ends > from.at ? Math.min(1, Math.max(0, (now - from.at) / (ends - from.at))) : 1
  const due = from.score + (goal - from.score) * share
  return { from, due, state: stateOf({ score, goal, ends, now }, due) }
}

function stateOf({ score, goal, ends, now }: Omit<Asked, 'from'>, due: number): Pace['state'] {
  if (isReached(score, goal)) return 'reached'
  if (now >= ends) return 'over'
  if (score.lower !== null && score.lower > due) return 'ahead'
  if (score.upper !== null && score.upper < due) return 'behind'
  return 'on'
}

export function isReached({ score, state }: Pick<Score, 'score' | 'state'>, goal: number): boolean {
  return state === 'full' && score !== null && score >= goal
}
