import type { Feedback } from '../../shared/feedback.ts'
import { notValid, Problem } from '../http/problem.ts'
import type { ModerationOutcome } from '../storage/moderation.ts'

/** The entry as a change left it. @throws Problem that tells why nothing was changed */
export function changedOf(outcome: ModerationOutcome): Feedback {
  switch (outcome.kind) {
    case 'changed':
      return outcome.feedback
    case 'unknown':
      throw unknownEntry()
    case 'refused':
      throw notValid([{ pointer: outcome.field && `/${outcome.field}`, detail: outcome.detail }])
    case 'stale':
      throw new Problem(409, 'Somebody else has changed it since.', {
        extra: { current: decided(outcome.feedback) },
      })
  }
}

export function unknownEntry(): Problem {
  return new Problem(404, 'There is no feedback with this id.')
}

/** What somebody else has decided, so that whoever was late can see it at once. */
function decided(feedback: Feedback) {
  const { display, counted, reason, pinned, starred, tags, revision } = feedback
  const { passages = null, suspected = false } = feedback
  return { display, counted, reason, pinned, starred, tags, passages, suspected, revision }
}
