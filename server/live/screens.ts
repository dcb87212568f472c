import type { PresentScreen } from '../../shared/protocol.ts'
import type { ScreenStats } from '../../shared/screens.ts'
import type { LiveScreen } from '../screens/about.ts'
import type { PresenceKeeper } from './presence-keeper.ts'

interface ScreensDeps {
  presence: PresenceKeeper
  now: () => number
}

type Came = Pick<PresentScreen, 'id' | 'screen' | 'name' | 'wall' | 'wallName'> &
  Required<Pick<LiveScreen, 'about'>>

/** A paired screen that has left this instance. */
export interface Left extends LiveScreen {
  screen: string
  leftAt: number
}

export type Screens = ReturnType<typeof createScreens>

/** Which screens are connected and what they have drawn, here and on other instances. */
export function createScreens({ presence, now }: ScreensDeps) {
  const here = presence.screens
  const left = new Map<string, Left>()

  return {
    /** A screen that has not drawn anything yet. */
    connected(screen: Came): void {
      const since = now()
      if (screen.screen) left.delete(screen.screen)
      here.set(screen.id, { ...screen, revision: 0, visible: true, since, drawnAt: since })
      presence.changed()
    },

    drawn(id: string, revision: number, visible: boolean): void {
      const screen = here.get(id)
      if (!screen || (revision <= screen.revision && visible === screen.visible)) return
      const further = revision > screen.revision && { revision, drawnAt: now() }
      here.set(id, { ...screen, ...further, visible })
      presence.changed()
    },

    /** Others hear of it with the next change: no stats are worth a message of their own. */
    told(id: string, stats: ScreenStats): void {
      const screen = here.get(id)
      if (screen?.about) here.set(id, { ...screen, about: { ...screen.about, stats, statsAt: now() } })
    },

    named(id: string, name: string): void {
      const screen = here.get(id)
      if (!screen || screen.name === name) return
      here.set(id, { ...screen, name })
      presence.changed()
    },

    disconnected(id: string): void {
      const gone = here.get(id)
      here.delete(id)
      if (gone?.screen) left.set(gone.screen, { ...gone, screen: gone.screen, leftAt: now() })
      presence.changed()
    },

    /** Of all instances; those that are here as they are now. */
    all: async (): Promise<LiveScreen[]> => (await presence.all()).screens,

    isHere: (id: string): boolean => here.has(id),
    /** Paired screens whose leaving was not noted yet, by their ids. */
    left,
  }
}
