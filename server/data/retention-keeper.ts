import { setImmediate as turn } from 'node:timers/promises'
import { idsFrom } from '../ids.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import { ERASED_AT_ONCE } from '../storage/erasure.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'

const DAY_MS = 24 * 60 * 60_000
const LOOK_EVERY_MS = 60 * 60_000

interface RetentionDeps {
  storage: Pick<Storage, 'sources' | 'retention' | 'erasure' | 'onCommit'>
  audit: AuditMaker
  now: () => number
  onError: (error: unknown) => void
}

/** The id before which entries are older than so many days. */
export function keptFrom(days: number, now: number): string {
  return idsFrom(now - days * DAY_MS)
}

/** Erases words and persons that a source does not keep any longer, a few at a time: feedback comes first. */
export function createRetentionKeeper({ storage, audit, now, onError }: RetentionDeps) {
  let running: Promise<void> | undefined
  let closed = false

  async function round(): Promise<void> {
    for (const source of await storage.sources.listAll()) {
      if (source.retentionDays) await eraseOld(source, keptFrom(source.retentionDays, now()))
    }
  }

  async function eraseOld({ id, retentionDays }: Source, before: string): Promise<void> {
    while (!closed) {
      const { ids, upTo } = await storage.retention.next(id, before)
      if (upTo === null) return
      for (let start = 0; start < ids.length && !closed; start += ERASED_AT_ONCE) {
        const some = ids.slice(start, start + ERASED_AT_ONCE)
        await storage.erasure.erase(some, audit('system', 'retention.erased', id), { retentionDays }, now())
        await turn()
      }
      if (!closed) await storage.retention.done(id, upTo)
    }
  }

  function look(): void {
    running ??= round()
      .catch((error) => closed || onError(error))
      .then(() => {
        running = undefined
      })
  }

  const timer = setInterval(look, LOOK_EVERY_MS).unref()
  /** Who shortens the time wants to see it done. */
  const stopListening = storage.onCommit(({ settings }) => settings && look())

  return {
    start: look,
    async close(): Promise<void> {
      closed = true
      clearInterval(timer)
      stopListening()
      await running
    },
  }
}
