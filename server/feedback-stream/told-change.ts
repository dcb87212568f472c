import type { Feedback, Removed } from '../../shared/feedback.ts'

/** A change as whoever reads may know it. What is no more has nothing to hide. */
export function toldChange(
  change: Feedback | Removed,
  { told }: { told: (feedback: Feedback) => Feedback },
): Feedback | Removed {
  return 'removed' in change ? change : told(change)
}
