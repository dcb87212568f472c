import type { Feedback } from '../../shared/feedback.ts'
import type { DeskServerToClient } from '../../shared/protocol.ts'
import { inTurns } from '../in-turns.ts'
import { personalDataRemoved } from '../moderation/masks/removed.ts'
import { toFeedback } from '../storage/rows.ts'
import type { Storage } from '../storage/storage.ts'
import type { Desk, DeskSocket } from './desk-sockets.ts'

const BETWEEN_MESSAGES_MS = 250
const ENTRIES_AT_ONCE = 100
const TRY_AGAIN_MS = 1_000
/** Who may read personal data, and who may not. */
const READS_ALL = 'reads-all'
const READS_LESS = 'reads-less'

interface DeskFeedDeps {
  desk: Desk
  storage: Pick<Storage, 'changes' | 'feedback' | 'maskRules' | 'onCommit'>
  onError: (error: unknown) => void
}

/** What a message covers. */
type Range = Omit<Parameters<DeskServerToClient['feed:changed']>[0], 'items'>

/** Tells every desk which entries came or changed, soon after each commit, and each only what it may read. */
export function createDeskFeed({ desk, storage, onError }: DeskFeedDeps) {
  let told = 0
  let newest = 0
  let timer: NodeJS.Timeout | undefined
  let closed = false
  let reduced: Promise<void> = Promise.resolve()

  const stopListening = storage.onCommit((commit) => {
    if (desk.sockets.size === 0) {
      told = commit.revision
    } else if (commit.feedback) {
      newest = Math.max(newest, commit.revision)
      tellIn(BETWEEN_MESSAGES_MS)
    }
  })

  function tellIn(ms: number): void {
    if (!closed) timer ??= setTimeout(tell, ms).unref()
  }

  function tell(): void {
    timer = undefined
    const to = newest
    const after = told
    told = to
    const asked = [
      storage.feedback.changed(after, to, ENTRIES_AT_ONCE + 1),
      storage.changes.removed(after, to),
    ] as const
    Promise.all(asked)
      .then(([rows, removed]) => {
        const items = rows.slice(0, ENTRIES_AT_ONCE).map(toFeedback)
        send(items, { revision: to, more: rows.length > ENTRIES_AT_ONCE, removed })
      })
      .catch((error) => {
        onError(error)
        told = Math.min(told, after)
        tellIn(TRY_AGAIN_MS)
      })
  }

  function send(items: Feedback[], range: Range): void {
    desk.to(READS_ALL).emit('feed:changed', { ...range, items })
    if (!desk.adapter.rooms.has(READS_LESS)) return
    reduced = reduced.then(() => sendReduced(items, range)).catch(onError)
  }

  /** Looking through long texts takes time: one message after the other, in their order. */
  async function sendReduced(items: Feedback[], range: Range): Promise<void> {
    const told = await inTurns(items, (entry) => personalDataRemoved(entry, storage.maskRules.current()))
    if (!closed) desk.to(READS_LESS).emit('feed:changed', { ...range, items: told })
  }

  return {
    newest: () => newest,
    entered(socket: DeskSocket): void {
      socket.join(socket.data.account.personalData ? READS_ALL : READS_LESS)
    },
    /** Somebody has come who knows everything up to here. */
    begin(revision: number): void {
      newest = Math.max(newest, revision)
      if (told === 0) told = revision
    },
    close(): void {
      closed = true
      clearTimeout(timer)
      stopListening()
    },
  }
}
