import { setImmediate as turn } from 'node:timers/promises'
import type { AuditMaker } from '../moderation/audit.ts'
import { ERASED_AT_ONCE } from '../storage/erasure.ts'
import type { Storage } from '../storage/storage.ts'

/** Another instance may have begun and have gone since. */
const LOOK_EVERY_MS = 5 * 60_000
/** What was on its way in when its source was deleted is kept after that: so long somebody looks for it. */
const STRAGGLERS_MS = 10 * 60_000
const LOOK_AGAIN_MS = 2_000

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

  /** Answers whether something may still be left. */
  async function run(): Promise<boolean> {
    for (const { id, deletedAt } of await storage.sources.erasing()) {
      await eraseAll(id)
      if (closed) return false
      if (now() - deletedAt > STRAGGLERS_MS) await storage.sources.isErased(id)
    }
    return (await storage.sources.erasing()).length > 0
  }

  async function eraseAll(source: string): Promise<void> {
    while (!closed) {
      const ids = await storage.sources.unerased(source, ERASED_AT_ONCE)
      if (closed || ids.length === 0) return
      await storage.erasure.erase(ids, audit('system', 'source.erased', source), {}, now())
      await turn()
    }
  }

  /** Settles when nothing is left, or when it failed. */
  function look(): Promise<void> {
    clearTimeout(timer)
    running ??= run()
      .catch((error) => {
        if (!closed) onError(error)
        return false
      })
      .then((left) => {
        running = undefined
        if (!closed) timer = setTimeout(look, left ? LOOK_AGAIN_MS : LOOK_EVERY_MS).unref()
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
