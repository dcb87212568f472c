import type { DeskPerson } from '../../shared/protocol.ts'
import type { LiveScreen } from '../screens/about.ts'
import type { Present } from '../storage/presence.ts'
import type { Storage } from '../storage/storage.ts'

const PUBLISH_WITHIN_MS = 50
/** A thousand screens that draw together are told once a second. */
const MS_A_SCREEN = 1
/** An instance that was not heard of for this long is gone, and all that was at it. */
const ALIVE_MS = 30_000
const ALIVE_EVERY_MS = 10_000
/** What screens tell of themselves is worth no message of its own; of a thousand it is half a megabyte. */
const WHOLE_EVERY_MS = 60_000
/** What was read of the others holds until one of them says something new, and no longer than this. */
const READ_HOLDS_MS = 1_000

interface PresenceDeps {
  storage: Pick<Storage, 'presence'>
  instance: string
  now: () => number
  onError: (error: unknown) => void
  /** Milliseconds; tests do not wait as long. */
  aliveEvery?: number
}

export type PresenceKeeper = ReturnType<typeof createPresenceKeeper>

/** Who is at this instance, told to the others soon after each change. */
export function createPresenceKeeper({
  storage,
  instance,
  now,
  onError,
  aliveEvery = ALIVE_EVERY_MS,
}: PresenceDeps) {
  const screens = new Map<string, LiveScreen>()
  const people = new Map<string, DeskPerson>()
  let publishing: NodeJS.Timeout | undefined
  let others: { at: number; read: Promise<Present> } | null = null
  const forget = () => {
    others = null
  }
  const stopListening = storage.presence.onChange(forget)
  const alive = setInterval(() => stayAlive().catch(onError), aliveEvery).unref()
  let publishedAt = Number.NEGATIVE_INFINITY

  function publish(): void {
    clearTimeout(publishing)
    publishing = undefined
    publishedAt = now()
    storage.presence.publish(instance, here(), publishedAt).catch((error) => {
      publishedAt = Number.NEGATIVE_INFINITY
      onError(error)
    })
  }

  async function stayAlive(): Promise<void> {
    const isFresh = now() - publishedAt < WHOLE_EVERY_MS
    if (!isFresh || !(await storage.presence.touch(instance, now()))) publish()
  }

  function here(): Present {
    return { screens: [...screens.values()], people: [...people.values()] }
  }

  /** Everybody who wants to know after the same change shares one read. */
  function readOthers(): Promise<Present> {
    const at = now()
    if (others && at - others.at < READ_HOLDS_MS) return others.read
    const read = storage.presence.read(at - ALIVE_MS, { but: instance })
    read.catch(forget)
    others = { at, read }
    return read
  }

  return {
    /** By the id of the connection. Say `changed` after changing them. */
    screens,
    people,
    changed(): void {
      publishing ??= setTimeout(publish, PUBLISH_WITHIN_MS + MS_A_SCREEN * screens.size).unref()
    },

    /** Of all instances; those that are here as they are now. */
    async all(): Promise<Present> {
      const elsewhere = await readOthers()
      const { screens, people } = here()
      return { screens: [...screens, ...elsewhere.screens], people: [...people, ...elsewhere.people] }
    },
    onChange: storage.presence.onChange,

    async close(): Promise<void> {
      stopListening()
      clearInterval(alive)
      clearTimeout(publishing)
      await storage.presence.withdraw(instance)
    },
  }
}
