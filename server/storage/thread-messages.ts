import type { Commit } from './commits.ts'

/** What the storage's thread works on. */
export interface ThreadData {
  folder: string
}

/** One call of a room. Calls and answers cross as JSON text: that costs far less than copying many values. */
export interface Call {
  id: number
  room: string
  method: string
  args: unknown[]
}

export type ThreadMessage =
  | { ready: true }
  | { id: number; value: unknown }
  | { id: number; error: ThreadError }
  | { commit: Commit }
  /** It could not open; nothing follows. */
  | { failed: ThreadError }
  /** Something in the background went wrong; calls go on. */
  | { complaint: ThreadError }

/** An error with what is needed to tell a full disk from a mistake. */
export interface ThreadError {
  kind: 'unavailable' | 'in-use' | 'other'
  message: string
  code?: string | undefined
  stack?: string | undefined
}
