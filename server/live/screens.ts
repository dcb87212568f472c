import type { PresentScreen } from '../storage/presence.ts'
import type { Storage } from '../storage/storage.ts'

const PUBLISH_WITHIN_MS = 50
/** An instance that was not heard of for this long is gone, and its screens with it. */
const ALIVE_MS = 30_000
const ALIVE_EVERY_MS = 10_000

interface ScreensDeps {
  storage: Pick<Storage, 'presence'>
  instance: string
  now: () => number
  onChange: () => void
  onError: (error: unknown) => void
}

/** Which screens are connected and what they have drawn, here and on other instances. */
export function createScreens({ storage, instance, now, onChange, onError }: ScreensDeps) {
  const here = new Map<string, PresentScreen>()
  let publishing: NodeJS.Timeout | undefined
  const alive = setInterval(publish, ALIVE_EVERY_MS).unref()

  function publish(): void {
    publishing = undefined
    storage.presence.publish(instance, [...here.values()], now()).then(onChange, onError)
  }

  function changed(): void {
    publishing ??= setTimeout(publish, PUBLISH_WITHIN_MS).unref()
  }

  return {
    connected(screen: PresentScreen): void {
      here.set(screen.id, screen)
      changed()
    },

    drawn(id: string, revision: number, visible: boolean): void {
      const screen = here.get(id)
      if (!screen || (revision <= screen.revision && visible === screen.visible)) return
      here.set(id, { ...screen, revision: Math.max(revision, screen.revision), visible })
      changed()
    },

    disconnected(id: string): void {
      here.delete(id)
      changed()
    },

    /** Of all instances. */
    all: (): Promise<PresentScreen[]> => storage.presence.read(now() - ALIVE_MS),

    async close(): Promise<void> {
      clearInterval(alive)
      clearTimeout(publishing)
      await storage.presence.withdraw(instance)
    },
  }
}

export type Screens = ReturnType<typeof createScreens>
