import { setImmediate as turn } from 'node:timers/promises'
import type { AuditMaker } from '../moderation/audit.ts'
import { ERASED_AT_ONCE } from '../storage/erasure.ts'
import type { Storage } from '../storage/storage.ts'

/** Another instance may have begun and have gone since. */
const LOOK_EVERY_MS = 5 * 60_000

interface ErasingDeps {
  storage: Pick<Storage, 'sources' | 'erasure'>
  audit: AuditMaker
  now: () => number
  onError: (error: unknown) => void
}

export type SourceErasing = ReturnType<typeof createSourceErasing>

/**
 * Erases the words of deleted sources' entries, some in each commit, so that the intake is not kept waiting;
 * the newest first, which are those on walls. It goes on where it was after a restart.
 */
export function createSourceErasing({ storage, audit, now, onError }: ErasingDeps) {
  let closed = false
  let running: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    for (let source = await storage.sources.erasing(); source !== null; ) {
      const ids = await storage.sources.unerased(source, ERASED_AT_ONCE)
      if (closed) return
      const line = audit('system', 'source.erased', source)
      if (ids.length > 0) {
        await storage.erasure.erase(ids, line, {}, now())
        await turn()
      } else {
        await storage.sources.isErased(source)
        source = await storage.sources.erasing()
      }
    }
  }

  /** Settles when nothing is left, or when it failed. */
  function look(): Promise<void> {
    clearTimeout(timer)
    running ??= run()
      .catch((error) => {
        if (!closed) onError(error)
      })
      .finally(() => {
        running = undefined
        if (!closed) timer = setTimeout(look, LOOK_EVERY_MS).unref()
      })
    return running
  }

  return {
    look,
    /** Settles when the commit that is under way is kept. */
    async close(): Promise<void> {
      closed = true
      clearTimeout(timer)
      await running
    },
  }
}
