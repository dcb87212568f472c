import type { HookSource } from '../hooks/data.ts'

/** A source with all of its settings. */
export type WholeSource = HookSource & {
  /** After how many days words and persons are erased. */
  retentionDays?: number
}

/** Whether a source speaks as it usually does. Times are ISO texts. */
export interface Pulse {
  id: string
  /** When it was looked at. */
  at: string
  today: number
  usual: number | null
  days: number[]
  lastAt: string | null
  silent: { since: string; usual: number } | null
}

export interface Token {
  id: string
  /** Empty where nobody knows them any more. */
  lastFour: string
  createdAt: string
  endsAt: string | null
  lastUsedAt: string | null
}

export interface Request {
  id: string
  at: string
  method: string
  path: string
  /** 0 where the sender went away before it was answered. */
  status: number
  took: number
  requestId: string
  lastFour: string
  entries?: number
  refused?: number
  detail?: string
  errors?: { pointer: string; detail: string }[]
}

/** What is there when a source goes. */
export interface Remains {
  entries: number
  words: number
  walls: { id: string; name: string; only: boolean }[]
}
