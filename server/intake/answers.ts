import type { Feedback } from '../../shared/feedback.ts'
import { Problem } from '../http/problem.ts'
import type { FeedbackOutcome } from '../storage/feedback-operations.ts'

export interface Kept {
  status: 200 | 201
  feedback: Feedback
}

/** What a kept entry is answered with; a refusal is a Problem. */
export function keptAs(outcome: FeedbackOutcome): Kept | Problem {
  switch (outcome.kind) {
    case 'created':
      return { status: 201, feedback: forSender(outcome.feedback) }
    case 'replaced':
    case 'repeated':
      return { status: 200, feedback: forSender(outcome.feedback) }
    case 'conflict':
      return new Problem(
        409,
        `This id or key was used before with other content, for the entry ${outcome.id}.`,
      )
    case 'gone':
      return new Problem(409, 'This entry was withdrawn and does not come back.')
    default:
      return new Problem(404, 'There is no entry with this external id.')
  }
}

/** What moderators and rules make of it is not the sender's to read: whoever floods the wall would learn from it. */
function forSender(feedback: Feedback): Feedback {
  const { note, masks, passages, ruled, suspected, delayedUntil, ...told } = feedback
  return told
}
