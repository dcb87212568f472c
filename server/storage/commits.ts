import { EventEmitter } from 'node:events'

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
}

/** Collects during a transaction what its commit will tell. */
export class CommitNote {
  counted: Commit['counted'] = null
  feedback = false
  hides = false
  settings = false
  readonly turns = new Set<string>()

  countedAt(at: number): void {
    const { from, to } = this.counted ?? { from: at, to: at }
    this.counted = { from: Math.min(from, at), to: Math.max(to, at) }
  }

  told(revision: number): Commit {
    const { counted, feedback, hides, settings } = this
    return { revision, counted, feedback, hides, settings, turns: [...this.turns] }
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
