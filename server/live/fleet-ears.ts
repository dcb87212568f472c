import { readStats } from '../screens/stats.ts'
import type { Screen } from '../storage/screen-row.ts'
import type { Screens } from './screens.ts'
import type { WallSocket } from './wall-sockets.ts'

/** Hears how screens do, and lets them hear what an admin wants of them. */
export function createFleetEars({ screens, now }: { screens: Screens; now: () => number }) {
  /** When each page was opened, and which reload it was told of last. */
  const pages = new WeakMap<WallSocket, { startedAt: number; reloadAt: number }>()

  return {
    entered(socket: WallSocket): void {
      const { handshake, mayHear } = socket.data
      pages.set(socket, { startedAt: now() - (handshake.up ?? 0), reloadAt: 0 })
      socket.on('screen:stats', (given: unknown) => {
        const stats = mayHear() ? readStats(given) : null
        if (stats) screens.told(socket.id, stats)
      })
      socket.on('screen:echo', (answer: unknown) => {
        if (typeof answer === 'function' && mayHear()) answer()
      })
    },

    /**
     * Hears how a paired screen is set, when it comes and with each change. A reload that was asked for while it
     * was away is due when it is back with a page that is older than that.
     */
    set(socket: WallSocket, { name, reloadAt }: Screen): void {
      screens.named(socket.id, name)
      const page = pages.get(socket)
      if (!page || reloadAt === null || reloadAt <= page.startedAt || reloadAt === page.reloadAt) return
      page.reloadAt = reloadAt
      socket.emit('screen:reload')
    },
  }
}
