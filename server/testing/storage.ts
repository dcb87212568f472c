import { createIds } from '../ids.ts'
import { createAuditMaker } from '../moderation/audit.ts'
import type { Commit } from '../storage/commits.ts'
import { openStorage, type Storage } from '../storage/storage.ts'
import { type Clock, createClock } from './clock.ts'
import type { Engine, Place } from './engines.ts'

export type TestStorage = Awaited<ReturnType<typeof openTestStorage>>

/** A real storage in a new place, with a clock in the test's hand and an ear for its commits. */
export async function openTestStorage(engine: Engine) {
  const place = await engine.makeShaped()
  const clock = createClock()
  const opened: Storage[] = []

  const open = async () => {
    const one = await openAt(place, clock)
    opened.push(one.storage)
    return one
  }

  return {
    ...(await open()),
    place,
    clock,
    audit: createAuditMaker({ newId: createIds(), now: clock.now }),
    /** A further instance on the same place. */
    openAnother: open,
    async close() {
      for (const storage of opened) await storage.close()
      await place.remove()
    },
  }
}

/** What went wrong in the background is in `errors`; `commits` is what was told so far. */
export async function openAt(place: Pick<Place, 'at'>, { now }: Clock) {
  const errors: unknown[] = []
  const commits: Commit[] = []
  const storage = await openStorage({
    at: place.at,
    newId: createIds(),
    now,
    onError: (error) => errors.push(error),
  })
  storage.onCommit((commit) => commits.push(commit))
  return { storage, commits, errors }
}

/** The next commit that fits, also one that another instance made. */
export function nextCommit(storage: Storage, fits: (commit: Commit) => boolean): Promise<Commit> {
  return new Promise((resolve) => {
    const stop = storage.onCommit((commit) => {
      if (!fits(commit)) return
      stop()
      resolve(commit)
    })
  })
}
