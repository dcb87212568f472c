import type { DeliveryState, Did, Proof, Why } from '../../shared/deliveries.ts'
import type { Display } from '../../shared/feedback.ts'
import type { Entry } from '../intake/entry.ts'
import type { Judged } from '../moderation/rules/decide.ts'
import type { EntrySource } from './feedback-operations.ts'
import type { PostedColumns } from './stored-operations.ts'

/** What the log tells of a delivery. */
export interface ToldDelivery {
  proof: Proof | null
  status: number
  method: string
  contentType: string | null
  bytes: number
  requestId: string
  why: Why[]
  entries: DeliveredEntry[]
  repeats?: string
}

/** What an event of a delivery became; `event` is its place among them. */
export interface DeliveredEntry {
  event: number
  /** Empty where there is no entry. */
  id: string
  did: Did
  display?: Display
}

/** A body as it is kept: text as it is, other bytes in base64. */
export type KeptBody = { text: string } | { base64: string }

export interface NewDelivery {
  id: string
  /** When it came, epoch milliseconds. */
  at: number
  state: DeliveryState
  told: ToldDelivery
  headers: Record<string, string> | null
  body: KeptBody | null
  /** E-mail addresses in the body, folded, a space around each. */
  emails: string | null
  /** Equal for repetitions of its source, for so long. */
  repeat: { key: string; until: number } | null
}

/** What a delivery asks to be kept, in the order of its events. */
interface Upsert<Content> {
  kind: 'upsert'
  event: number
  /** The sender's id of the answer; null where each delivery is a voice of its own. */
  externalId: string | null
  content: Content
  revision: number | null
  cleared: string[]
  judged?: Judged
}
interface Withdrawal {
  kind: 'withdraw'
  event: number
  externalId: string
}

export type DeliveryEvent = Upsert<Entry> | Withdrawal
export type StoredDeliveryEvent = Upsert<PostedColumns> | Withdrawal
export type StoredUpsert = Upsert<PostedColumns>

interface Deliver<Event> {
  kind: 'delivery'
  source: EntrySource
  delivery: NewDelivery
  events: Event[]
  /**
   * It is there already, and this reading comes in the place of the one before: as long as it waits, or in any case.
   */
  again: false | 'waiting' | 'anyway'
  now: number
}
export type DeliveryOperation = Deliver<DeliveryEvent>
export type StoredDelivery = Deliver<StoredDeliveryEvent>

export type DeliveryOutcome =
  /** `repeats`: the delivery that came before, whose entries these are. */
  | { kind: 'delivered'; repeats: string | null; state: DeliveryState; entries: DeliveredEntry[] }
  /** It does not wait any more: somebody else was first. */
  | { kind: 'settled' }
