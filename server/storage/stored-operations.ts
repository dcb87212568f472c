import type { MaskRules } from '../moderation/masks/rules.ts'
import type { Judged } from '../moderation/rules/decide.ts'
import type { DeliveryEvent, StoredDelivery, StoredDeliveryEvent } from './delivery-operation.ts'
import type { EntrySource, FeedbackOperation, FeedbackOutcome } from './feedback-operations.ts'
import { NOT_DECIDED, postedColumns, toFeedback } from './rows.ts'
import type { FeedbackRow } from './schema.ts'

export type PostedColumns = ReturnType<typeof postedColumns>

/** An operation in the form that is kept, made where it came in: the thread that writes has enough to do. */
export type StoredOperation =
  | (Coming & { kind: 'create'; idempotencyKey?: string; importId?: string })
  | (Coming & { kind: 'replace'; externalId: string })
  | { kind: 'withdraw'; source: EntrySource; externalId: string; now: number }
  | StoredDelivery

interface Coming {
  source: EntrySource
  columns: PostedColumns
  /** What the rules say, where the source decides by rules. */
  judged?: Judged
  now: number
}

/** So much of a body costs what an entry does. */
const BYTES_OF_ONE = 5_000

/** What it costs to keep, where 1 is one entry: a delivery may have a thousand of them, and a megabyte besides. */
export function weightOf(operation: StoredOperation): number {
  if (operation.kind !== 'delivery') return 1
  const { body } = operation.delivery
  const length = body === null ? 0 : 'text' in body ? body.text.length : body.base64.length
  return Math.max(1, operation.events.length) + Math.floor(length / BYTES_OF_ONE)
}

/** What is not known of a new entry before it is kept. */
export type GivenColumns = Pick<
  FeedbackRow,
  'id' | 'arrived_at' | 'display' | 'counted' | 'reason' | 'revision'
>

type Told = Exclude<FeedbackOutcome, { kind: 'created' | 'replaced' | 'repeated' }>
type Known = Extract<FeedbackOutcome, { kind: 'created' | 'replaced' | 'repeated' }>
export type StoredOutcome =
  | Told
  | { kind: 'created'; given: GivenColumns }
  | { kind: 'replaced' | 'repeated'; feedback: Known['feedback'] }

export function toStored(operation: FeedbackOperation, maskRules: MaskRules): StoredOperation {
  const { id, policy } = operation.source
  const source = { id, policy }
  if (operation.kind === 'withdraw') return { ...operation, source }
  if (operation.kind === 'delivery') {
    return { ...operation, source, events: operation.events.map((event) => storedEvent(event, maskRules)) }
  }
  const { entry, ...rest } = operation
  return { ...rest, source, columns: postedColumns(entry, maskRules) }
}

function storedEvent(event: DeliveryEvent, maskRules: MaskRules): StoredDeliveryEvent {
  if (event.kind === 'withdraw') return event
  const { externalId, content, ...rest } = event
  return { ...rest, externalId, content: { ...postedColumns(content, maskRules), external_id: externalId } }
}

/** What the sender is told; a new entry is put together again here, of what was sent and what was given to it. */
export function fromStored(operation: StoredOperation, outcome: StoredOutcome): FeedbackOutcome {
  if (outcome.kind !== 'created' || !('columns' in operation)) return outcome as FeedbackOutcome
  const { source, columns } = operation
  const untouched = { note: null, pinned_at: null, starred: 0, shown_at: null, appeal: null, ...NOT_DECIDED }
  const row: FeedbackRow = { ...columns, source_id: source.id, ...untouched, ...outcome.given }
  return { kind: 'created', feedback: toFeedback(row) }
}
