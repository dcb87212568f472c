import type { Delivery, DeliveryState, DeliverySummary } from '../../../shared/deliveries.ts'
import type { Metric, Scale } from '../../../shared/metric.ts'
import type { List } from '../api.ts'
import type { Source } from '../places.ts'

/** What a source has to do with hooks; what is missing was never said. */
export interface HookSettings {
  /** Fields by their names in the API, each with the pointer at which it stands in a body. */
  mapping?: Record<string, string>
  /** Words that are scores, as "Great" for 5. */
  words?: Record<string, number>
  /** How its tool signs, where that is none of the ways that its preset knows. */
  signature?: object
  /** For how many days its deliveries are kept. */
  logDays?: number
  hook: {
    /** Without its secret. */
    address: string
    /** Whether the sender's own signing secret is known. */
    secretGiven: boolean
    /** ISO; null where no secret of before is still good. */
    previousSecretEndsAt: string | null
    proof: 'address only' | 'signature'
    /** What has to be set before everything in a body is understood. */
    needs: Need[]
  }
}

/** A tool whose deliveries are understood. */
export interface Preset {
  name: string
  title: string
  needs: Need[]
  signature: {
    schemes: string[]
    /** Who makes the secret: the tool, for pasting here, or this source, for pasting there. */
    secretFrom: 'sender' | 'you' | null
  }
  setUp: {
    /** What to do in the tool, step by step. */
    there: string[]
    /** What to do here. */
    here: string[]
    /** A body to paste there, where the tool has none of its own. */
    template?: { type: string; text: string }
    /** What comes of an answer, and what does not. */
    brings: string
    /** What nobody has seen in a real delivery yet. */
    unconfirmed?: string
  }
}

export type HookSource = Source & HookSettings & { revision: number; timeZone: string }

export type Need = 'mapping' | 'metric' | 'scale' | 'words' | 'secret'

export type DeliveryPage = List<DeliverySummary> & { next: string | null }
export type DeliveryCounts = Partial<Record<DeliveryState, number>>

/** A body to look at: one that was delivered, or one that somebody has pasted. */
export interface Example {
  delivery: Delivery | null
  tree: unknown
  text: string
  contentType: string | null
}

/** How bodies are to be understood, as far as somebody may say so for a source. */
export interface Reading {
  mapping: Record<string, string>
  metric: Metric | null
  scale: Scale | null
  words: Record<string, number>
}

/** What `POST …/replay` of all that waits has brought. */
export interface Replayed {
  replayed: number
  kept: number
  waiting: number
}
