import { setImmediate as turn } from 'node:timers/promises'
import { createRounds } from '../../rounds.ts'
import { LOG_DAYS } from '../../sources/settings.ts'
import type { Source } from '../../storage/sources.ts'
import type { Storage } from '../../storage/storage.ts'

const DAY_MS = 24 * 60 * 60_000
const LOOK_EVERY_MS = 60 * 60_000
/** So long a line stays at least, without its body: it tells a repetition. */
const REPETITIONS_DAYS = 7

interface KeeperDeps {
  storage: Pick<Storage, 'sources' | 'deliveries' | 'onCommit'>
  now: () => number
  onError: (error: unknown) => void
}

/** From when on a source's deliveries are in its log, epoch milliseconds. */
export function loggedSince({ logDays, retentionDays }: Source, now: number): number {
  const days = Math.min(logDays ?? LOG_DAYS.usual, retentionDays ?? Number.POSITIVE_INFINITY)
  return now - days * DAY_MS
}

/** Forgets deliveries that their source's log does not keep any longer, some at a time. */
export function createLogKeeper({ storage, now, onError }: KeeperDeps) {
  async function round(isOver: () => boolean): Promise<void> {
    const forget = async (source: string, bodiesBefore: number, linesBefore: number) => {
      while (!isOver() && (await storage.deliveries.forget(source, { bodiesBefore, linesBefore })))
        await turn()
    }
    for (const source of await storage.sources.list()) {
      const bodiesBefore = loggedSince(source, now())
      await forget(source.id, bodiesBefore, Math.min(bodiesBefore, now() - REPETITIONS_DAYS * DAY_MS))
    }
    // What was on its way in when its source was deleted was kept after that.
    for (const { id } of await storage.sources.listDeleted()) await forget(id, now() + 1, now() + 1)
  }

  const { look, close } = createRounds({ round, everyMs: LOOK_EVERY_MS, onError })
  /** Who shortens the time wants to see it done. */
  const stopListening = storage.onCommit(({ settings }) => settings && look())
  return {
    look,
    close(): Promise<void> {
      stopListening()
      return close()
    },
  }
}
