import type { DeskPerson, PresentScreen } from '../../shared/protocol.ts'
import type { Present } from '../storage/presence.ts'
import type { Storage } from '../storage/storage.ts'

const PUBLISH_WITHIN_MS = 50
/** An instance that was not heard of for this long is gone, and all that was at it. */
const ALIVE_MS = 30_000
const ALIVE_EVERY_MS = 10_000

interface PresenceDeps {
  storage: Pick<Storage, 'presence'>
  instance: string
  now: () => number
  onError: (error: unknown) => void
}

export type PresenceKeeper = ReturnType<typeof createPresenceKeeper>

/** Who is at this instance, told to the others soon after each change. */
export function createPresenceKeeper({ storage, instance, now, onError }: PresenceDeps) {
  const screens = new Map<string, PresentScreen>()
  const people = new Map<string, DeskPerson>()
  let publishing: NodeJS.Timeout | undefined
  const alive = setInterval(publish, ALIVE_EVERY_MS).unref()

  function publish(): void {
    clearTimeout(publishing)
    publishing = undefined
    const here = { screens: [...screens.values()], people: [...people.values()] }
    storage.presence.publish(instance, here, now()).catch(onError)
  }

  return {
    /** By the id of the connection. Say `changed` after changing them. */
    screens,
    people,
    changed(): void {
      publishing ??= setTimeout(publish, PUBLISH_WITHIN_MS).unref()
    },

    /** Of all instances. */
    all: (): Promise<Present> => storage.presence.read(now() - ALIVE_MS),
    onChange: storage.presence.onChange,

    async close(): Promise<void> {
      clearInterval(alive)
      clearTimeout(publishing)
      await storage.presence.withdraw(instance)
    },
  }
}
