import { EventEmitter } from 'node:events'
import type { FeedbackRow } from './schema.ts'

/** What a commit did, as far as others must know of it. Told after the commit, never inside. */
export interface Commit {
  revision: number
  /** The earliest and latest time, epoch milliseconds, at which it changed what counts; null when nothing. */
  counted: { from: number; to: number } | null
  /** Whether it changed entries in any way. */
  feedback: boolean
  /** Whether words may have to leave screens. */
  hides: boolean
  /** Walls whose turns it changed. */
  turns: string[]
  /** Whether sources, walls or their keys changed. */
  settings: boolean
  /** Whether somebody may be inside who may not any more: accounts, sessions, tokens or share keys changed. */
  access: boolean
  /** Walls that it paused or resumed. */
  pauses: string[]
  /** Walls whose themes or celebrations it changed. */
  scenes: string[]
  /** Screens that may be told something else now; `all` when they are too many to name, or nobody knows which. */
  screens: readonly string[] | 'all'
  /** The entries of a small commit that did nothing but add them; else null. */
  added: FeedbackRow[] | null
}

/** More are cheaper to read again than to tell one by one. */
const ADDED_AT_MOST = 4
/** What is told to other instances must stay below 8,000 bytes. */
const SCREENS_AT_MOST = 100

/** Collects during a transaction what its commit will tell. */
export class CommitNote {
  counted: Commit['counted'] = null
  feedback = false
  hides = false
  settings = false
  access = false
  readonly turns = new Set<string>()
  readonly pauses = new Set<string>()
  readonly scenes = new Set<string>()
  readonly screens = new Set<string>()
  added: FeedbackRow[] | null = null

  /** Says that the commit does nothing to entries but add these. */
  onlyAdds(rows: Iterable<FeedbackRow>): void {
    const added = [...rows]
    if (added.length <= ADDED_AT_MOST) this.added = added
  }

  countedAt(at: number): void {
    const { from, to } = this.counted ?? { from: at, to: at }
    this.counted = { from: Math.min(from, at), to: Math.max(to, at) }
  }

  told(revision: number): Commit {
    const { counted, feedback, hides, settings, access, added } = this
    const walls = { turns: [...this.turns], pauses: [...this.pauses], scenes: [...this.scenes] }
    const screens = this.screens.size > SCREENS_AT_MOST ? ('all' as const) : [...this.screens]
    return { revision, counted, feedback, hides, settings, access, added, screens, ...walls }
  }
}

export interface CommitEvents {
  /** Calls back after each commit of any instance, in no order that may be relied on. Answers how to stop. */
  onCommit(listener: (commit: Commit) => void): () => void
  tell(commit: Commit): void
}

export function createCommitEvents(): CommitEvents {
  const emitter = new EventEmitter()
  emitter.setMaxListeners(0)
  return {
    onCommit(listener) {
      emitter.on('commit', listener)
      return () => emitter.off('commit', listener)
    },
    tell(commit) {
      emitter.emit('commit', commit)
    },
  }
}
