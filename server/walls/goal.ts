import { type Metric, SCORE_RANGE } from '../../shared/metric.ts'
import type { Goal } from '../../shared/wall.ts'
import { notValid } from '../http/problem.ts'

/**
 * Nobody can reach 50 stars of five, and a wall that asks for it would be behind for ever.
 * @throws Problem 422 at a goal that is no score of the metric
 */
export function requireReachable({ metric, goal }: { metric: Metric; goal: Goal | null }): void {
  const [least, most] = SCORE_RANGE[metric]
  if (!goal || (goal.score >= least && goal.score <= most)) return
  throw notValid([{ pointer: '/goal/score', detail: `must be from ${least} to ${most}` }])
}
