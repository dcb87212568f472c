import { ERASED_AT_ONCE } from '../storage/erasure.ts'
import type { Storage } from '../storage/storage.ts'

/** Another instance may have been asked and have gone since. */
const LOOK_EVERY_MS = 30_000
/** While something waits; the server's clock may be set meanwhile. */
const LOOK_AGAIN_MS = 250

interface KeeperDeps {
  storage: Pick<Storage, 'erasure'>
  now: () => number
  onError: (error: unknown) => void
}

export type ErasureKeeper = ReturnType<typeof createErasureKeeper>

/** Finishes erasures when their time has come, also those that were asked for before a restart or elsewhere. */
export function createErasureKeeper({ storage, now, onError }: KeeperDeps) {
  let timer: NodeJS.Timeout | undefined
  let closed = false

  function lookIn(ms: number): void {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(look, ms).unref()
  }

  async function look(): Promise<void> {
    try {
      while (!closed && (await storage.erasure.finish(now())) === ERASED_AT_ONCE);
      const next = closed ? null : await storage.erasure.next()
      lookIn(next === null ? LOOK_EVERY_MS : LOOK_AGAIN_MS)
    } catch (error) {
      if (!closed) onError(error)
      lookIn(LOOK_EVERY_MS)
    }
  }

  return {
    start: look,
    /** Something was asked for. */
    asked: (): void => lookIn(LOOK_AGAIN_MS),
    close(): void {
      closed = true
      clearTimeout(timer)
    },
  }
}
