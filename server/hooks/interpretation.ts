import type { Why } from '../../shared/deliveries.ts'

/**
 * What a delivery says, event by event. A reading never fails: what is not understood is an event that says so.
 */
export type HookEvent =
  /** Something that a customer said, or changed: in the form in which an integrator posts. */
  | UpsertEvent
  /** The customer took it back. */
  | { means: 'withdraw'; subject: string }
  /** Nothing to keep: a ping, another kind of event, a survey that was dismissed. `why` is a sentence. */
  | { means: 'ignore'; why: string }
  /** Authentic, and not understood: it waits in the inbox. */
  | { means: 'unclear'; why: Why[] }

export interface UpsertEvent {
  means: 'upsert'
  /** The sender's id of the answer, kept as `externalId`; null where it names none, and each delivery is a voice. */
  subject: string | null
  /** Grows with each change of the subject; null where the sender does not say, and the later arrival wins. */
  revision: number | null
  /** The fields that are there, by their names in the API, with what the mapping made of them. */
  posted: Record<string, unknown>
  /** Fields that this newer state of the answer has emptied, as `comment`. */
  cleared: string[]
  /** What could not be understood besides, as a word that is no score; then the delivery also waits in the inbox. */
  why: Why[]
}

export interface Interpretation {
  events: HookEvent[]
  /** What the sender waits to hear, as Slack's challenge; it is answered with 200. */
  answer?: { type: 'text/plain' | 'application/json'; body: string }
  /** Equal for equal deliveries of a source; null where nothing tells two of them apart. */
  deliveryKey: { key: string /** Seconds in which the same key is a repetition. */; seconds: number } | null
}
