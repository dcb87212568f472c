import type { Mask } from './masks.ts'
import type { Metric, Mood, Scale } from './metric.ts'

export const DISPLAYS = ['held', 'shown', 'hidden'] as const
export type Display = (typeof DISPLAYS)[number]

/** Why an entry does not count. Moderators may give the first three; `withdrawn` is the customer's alone. */
export const REASONS = ['spam', 'test', 'duplicate', 'withdrawn'] as const
export type Reason = (typeof REASONS)[number]

export interface Author {
  id?: string
  name?: string
  email?: string
  company?: string
  segment?: string
  value?: number
}

/** Feedback as posted, made well-formed: NFC, control characters out, times with their zone. */
export interface Posted {
  externalId?: string
  metric?: Metric
  score?: number
  scale?: Scale
  comment?: string
  author?: Author
  location?: string
  touchpoint?: string
  channel?: string
  tags?: string[]
  language?: string
  /** ISO 8601, as posted; a time that named no zone is resolved in the source's and written in UTC. */
  occurredAt?: string
  link?: string
  consent?: { show?: boolean; name?: boolean }
  test?: boolean
}

/** UTF-16 offsets into a comment; the end is exclusive. */
export type Span = [start: number, end: number]

/** What a moderator chose of a comment for walls. */
export interface Passages {
  /** Whole sentences, the only ones that walls show. */
  show?: Span[]
  /** Masked besides what was found. */
  mask?: Span[]
  /** Found masks that are false alarms. */
  clear?: Span[]
}

/** A rule that decided about an entry, and what it did: "hold", "tag", "delay" … */
export interface Ruled {
  rule: string
  name: string
  did: string[]
}

/** What is left of an entry that is no more, as when its import was undone: for whoever keeps a copy. */
export interface Removed {
  id: string
  /** The source's id. */
  source: string
  removed: true
  revision: number
}

/** An entry as the API answers it: as posted, and what Tenfoot knows of it. */
export interface Feedback extends Posted {
  id: string
  /** The source's id. */
  source: string
  arrivedAt: string
  display: Display
  counted: boolean
  reason: Reason | null
  /** A moderator's own words to the reason. */
  note?: string
  pinned: boolean
  starred: boolean
  mood: Mood
  /** Personal data that was found in the comment. */
  masks?: Mask[]
  passages?: Passages
  ruled?: Ruled[]
  /** Taken for spam by a rule; it counts until a moderator says so, too. */
  suspected?: true
  /** Until when walls wait with it. */
  delayedUntil?: string
  /** When its words and person go for good; until then that can be taken back. */
  erasing?: string
  /** Words and person are gone; what counts has stayed. */
  erased?: true
  /** The revision of its own last change. */
  revision: number
}
