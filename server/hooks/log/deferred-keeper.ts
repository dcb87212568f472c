import { createRounds } from '../../rounds.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Replaying } from './replaying.ts'

const LOOK_EVERY_MS = 60_000
const AT_ONCE = 200
/** Each failure doubles the wait, up to this. */
const WAIT_MOST_MS = 6 * 60 * 60_000

interface DeferredDeps {
  storage: Pick<Storage, 'deliveries' | 'sources'>
  replaying: Replaying
  now: () => number
  onError: (error: unknown) => void
}

/** Reads deliveries again by itself that a fault of our own has put off: at the start, and now and then. */
export function createDeferredKeeper({ storage, replaying, now, onError }: DeferredDeps) {
  async function round(isOver: () => boolean): Promise<void> {
    for (let after = ''; !isOver(); ) {
      const open = await storage.deliveries.open(['deferred'], null, AT_ONCE, after)
      for (const { id, source, tries, at } of open) {
        if (isOver()) return
        if (now() >= at + waitOf(tries)) await again(source, id)
      }
      const last = open.at(-1)
      if (!last || open.length < AT_ONCE) return
      after = last.id
    }
  }

  async function again(source: string, id: string): Promise<void> {
    const [known, delivery] = await Promise.all([
      storage.sources.byId(source),
      storage.deliveries.byId(source, id, 0),
    ])
    if (!known || !delivery) return
    try {
      await replaying.again(known, delivery)
    } catch (error) {
      onError(error)
      await storage.deliveries.failedAgain(id)
    }
  }

  return createRounds({ round, everyMs: LOOK_EVERY_MS, onError })
}

/** At first at once, as after the restart that mended it. */
function waitOf(tries: number): number {
  return tries === 0 ? 0 : Math.min(WAIT_MOST_MS, LOOK_EVERY_MS * 2 ** tries)
}
