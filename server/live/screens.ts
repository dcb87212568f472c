import type { PresentScreen } from '../../shared/protocol.ts'
import type { PresenceKeeper } from './presence-keeper.ts'

interface ScreensDeps {
  presence: PresenceKeeper
  now: () => number
}

export type Screens = ReturnType<typeof createScreens>

/** Which screens are connected and what they have drawn, here and on other instances. */
export function createScreens({ presence, now }: ScreensDeps) {
  const here = presence.screens

  return {
    /** A screen that has not drawn anything yet. */
    connected({
      id,
      screen,
      wall,
      wallName,
    }: Pick<PresentScreen, 'id' | 'screen' | 'wall' | 'wallName'>): void {
      const since = now()
      here.set(id, { id, screen, wall, wallName, revision: 0, visible: true, since, drawnAt: since })
      presence.changed()
    },

    drawn(id: string, revision: number, visible: boolean): void {
      const screen = here.get(id)
      if (!screen || (revision <= screen.revision && visible === screen.visible)) return
      const further = revision > screen.revision && { revision, drawnAt: now() }
      here.set(id, { ...screen, ...further, visible })
      presence.changed()
    },

    disconnected(id: string): void {
      here.delete(id)
      presence.changed()
    },

    /** Of all instances. */
    all: async (): Promise<PresentScreen[]> => (await presence.all()).screens,
  }
}
