import type { Screens } from '../live/screens.ts'
import { createRounds } from '../rounds.ts'
import type { Storage } from '../storage/storage.ts'
import type { LiveScreen } from './about.ts'

const LOOK_EVERY_MS = 30_000
/** A connection that broke off in silence looks alive for up to 45 s. */
const ALIVE_FOR_MS = 60_000
const TELL_EVERY_MS = 60 * 60_000
const REMEMBERED_MS = 24 * 60 * 60_000

interface CloneDeps {
  storage: Pick<Storage, 'screens'>
  screens: Pick<Screens, 'all'>
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}

/** The screens whose key is used from several addresses at once. */
export function clonesAmong(live: Iterable<LiveScreen>, now: number): string[] {
  const addresses = new Map<string, Set<string>>()
  for (const { screen, since, about } of live) {
    if (!screen || !about?.address || now - since < ALIVE_FOR_MS) continue
    addresses.set(screen, (addresses.get(screen) ?? new Set()).add(about.address))
  }
  return [...addresses].flatMap(([screen, from]) => (from.size > 1 ? screen : []))
}

/** Looks for keys that were copied to a second device. Both go on: which one is right is for people to say. */
export function createCloneKeeper({ storage, screens, newId, now, onError }: CloneDeps) {
  const told = new Map<string, number>()
  return createRounds({ round, everyMs: LOOK_EVERY_MS, onError })

  async function round(): Promise<void> {
    for (const id of clonesAmong(await screens.all(), now())) {
      if (now() - (told.get(id) ?? Number.NEGATIVE_INFINITY) < TELL_EVERY_MS) continue
      told.set(id, now())
      await storage.screens.cloned(id, { id: newId(now()), at: now() })
    }
    await storage.screens.forgetClones(now() - REMEMBERED_MS)
  }
}
