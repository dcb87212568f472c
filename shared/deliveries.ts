/** Where it stands with a delivery. */
export const DELIVERY_STATES = [
  /** It became what it says. */
  'kept',
  /** Part of it was understood and kept; the rest waits in the inbox. */
  'partly',
  /** Authentic, but not understood: it waits for a mapping. */
  'inbox',
  /** A fault of our own: it is interpreted again by itself. */
  'deferred',
  /** There was nothing to keep in it. */
  'ignored',
  /** It came before. */
  'repeated',
  /** Not authentic, too large, or of a form that nobody reads. Its body was not kept. */
  'refused',
  /** Somebody has put it aside. */
  'dismissed',
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** Those that an admin has to look at. */
export const INBOX_STATES = ['inbox', 'partly'] as const satisfies readonly DeliveryState[]

/** Something that was not understood, or not as the sender meant it. */
export interface Why {
  /** The field of an entry that it is about, as `score`. */
  field?: string
  /** JSON pointer into the body. */
  pointer?: string
  /** A sentence for a person. */
  detail: string
}

/** What showed that a delivery is its source's. */
export type Proof = 'signature' | 'address' | 'address and signature' | 'token'

export type Did =
  | 'created'
  | 'changed'
  /** The same was there already. */
  | 'unchanged'
  /** A newer state of it was there already. */
  | 'older'
  | 'withdrawn'
  /** Its customer has withdrawn it, or it was erased: it does not come back. */
  | 'gone'
  /** There was nothing to withdraw yet; what may still come of it is not kept. */
  | 'withdrawn before it came'

/** A delivery in the log of its source. Times are ISO texts. */
export interface DeliverySummary {
  id: string
  source: string
  at: string
  state: DeliveryState
  proof: Proof | null
  /** What its sender was answered. */
  status: number
  method: string
  contentType: string | null
  bytes: number
  requestId: string
  entries: { id: string; did: Did }[]
  why: Why[]
  /** The delivery that it repeats. */
  repeats?: string
}

/** With what it brought; its body is null once a person in it was erased, and for refused ones. */
export interface Delivery extends DeliverySummary {
  /** Without keys and signatures. */
  headers: Record<string, string>
  body: DeliveryBody | null
}

/** `tree` is what mappings point into. Text that nobody could read as a tree stands alone. */
export type DeliveryBody =
  | { form: 'json' | 'form' | 'multipart'; tree: unknown; text: string }
  | { form: 'text'; text: string }

/** What a reading would make of a body, as the editor shows it. */
export interface Trial {
  /** Where it would go. */
  state: Extract<DeliveryState, 'kept' | 'partly' | 'inbox' | 'ignored' | 'repeated'>
  events: TrialEvent[]
  why: Why[]
}

export type TrialEvent =
  | {
      means: 'upsert'
      subject: string | null
      entry: Record<string, unknown> | null
      did: Did | null
      why: Why[]
    }
  | { means: 'withdraw'; subject: string; did: Did | null }
  | { means: 'ignore'; why: string }
  | { means: 'unclear'; why: Why[] }
