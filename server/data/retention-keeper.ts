import { setImmediate as turn } from 'node:timers/promises'
import { idsFrom } from '../ids.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import { createRounds } from '../rounds.ts'
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
  async function round(isOver: () => boolean): Promise<void> {
    for (const source of await storage.sources.listAll()) {
      if (source.retentionDays) await eraseOld(source, keptFrom(source.retentionDays, now()), isOver)
    }
  }

  async function eraseOld(
    { id, retentionDays }: Source,
    before: string,
    isOver: () => boolean,
  ): Promise<void> {
    while (!isOver()) {
      const { ids, upTo } = await storage.retention.next(id, before)
      if (upTo === null) return
      for (let start = 0; start < ids.length && !isOver(); start += ERASED_AT_ONCE) {
        const some = ids.slice(start, start + ERASED_AT_ONCE)
        await storage.erasure.erase(some, audit('system', 'retention.erased', id), { retentionDays }, now())
        await turn()
      }
      if (!isOver()) await storage.retention.done(id, upTo)
    }
  }

  const { look, close } = createRounds({ round, everyMs: LOOK_EVERY_MS, onError })
  /** Who shortens the time wants to see it done. */
  const stopListening = storage.onCommit(({ settings }) => settings && look())

  return {
    start: look,
    close(): Promise<void> {
      stopListening()
      return close()
    },
  }
}
