import type { Storage } from '../storage/storage.ts'
import { createBodyBound } from './log/body-bound.ts'
import { createDeferredKeeper } from './log/deferred-keeper.ts'
import { createLogKeeper } from './log/log-keeper.ts'
import { createReplaying } from './log/replaying.ts'
import { createDoor } from './receive/door.ts'
import { createReceiving } from './receive/receiving.ts'
import { createRefusals } from './receive/refusals.ts'

interface HooksDeps {
  storage: Storage
  /** Keeps what senders ask, and lets the rules have their say. */
  judging: Pick<Storage, 'keep'>
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}

export type Hooks = ReturnType<typeof createHooks>

/** All that works for foreign tools beside the requests: what is put off, what is refused, what is forgotten. */
export function createHooks({ storage, judging, newId, now, onError }: HooksDeps) {
  const { deliveries, sources, onCommit } = storage
  const bound = createBodyBound({ storage, onError })
  const replaying = createReplaying({ storage: { deliveries, keep: judging.keep }, now, onError })
  const refusals = createRefusals({ storage, newId, now, onError })
  const deferred = createDeferredKeeper({ storage, replaying, now, onError })
  const log = createLogKeeper({ storage: { sources, deliveries, onCommit }, now, onError })
  return {
    door: createDoor({ storage, now }),
    receiving: createReceiving({ storage: judging, bound, newId, now, onError }),
    ...{ replaying, refusals },
    /** What was put off before the server ended, and what has grown too old meanwhile. */
    start(): void {
      deferred.look()
      log.look()
    },
    async close(): Promise<void> {
      await deferred.close()
      await log.close()
      await refusals.flush()
      await bound.close()
    },
  }
}
