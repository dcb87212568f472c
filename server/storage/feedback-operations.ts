import type { Feedback } from '../../shared/feedback.ts'
import type { Entry } from '../intake/entry.ts'
import type { Judged } from '../moderation/rules/decide.ts'
import type { DeliveryOperation, DeliveryOutcome } from './delivery-operation.ts'

/** Whose entry it is, and what becomes of it at first. */
export interface EntrySource {
  id: string
  policy: 'publish' | 'hold' | 'rules'
}

/** What a sender may ask to be kept, changed or taken back. `now` is its arrival, epoch milliseconds. */
export type FeedbackOperation =
  | {
      kind: 'create'
      source: EntrySource
      entry: Entry
      idempotencyKey?: string
      judged?: Judged
      /** The import that brings it. */
      importId?: string
      now: number
    }
  | {
      kind: 'replace'
      source: EntrySource
      externalId: string
      entry: Entry
      judged?: Judged
      now: number
    }
  | { kind: 'withdraw'; source: EntrySource; externalId: string; now: number }
  | DeliveryOperation

export type FeedbackOutcome =
  /** `repeated`: the same content was there already, nothing changed. */
  | { kind: 'created' | 'replaced' | 'repeated'; feedback: Feedback }
  /** The id is taken by other content. */
  | { kind: 'conflict'; id: string }
  | { kind: 'withdrawn'; id: string }
  /** There is nothing under this external id. */
  | { kind: 'unknown' }
  /** It was withdrawn before and does not come back. */
  | { kind: 'gone'; id: string }
  | DeliveryOutcome
