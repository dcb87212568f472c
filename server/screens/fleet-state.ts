import type { Screens } from '../live/screens.ts'
import type { Screen } from '../storage/screen-row.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { dayOf } from '../walls/day.ts'
import type { LiveScreen, ScreenAbout } from './about.ts'
import { missingSince } from './missing.ts'

/** A paired screen at this moment. Times are epoch milliseconds. */
export interface ScreenNow {
  screen: Screen
  /** Null where it was deleted under its screens. */
  wall: Wall | null
  /** Its newest connection, at whichever instance. */
  live: LiveScreen | null
  /** What is known of its device, by its newest connection or by what is kept. */
  about: ScreenAbout
  /** Since when it is not connected, as far as anybody knows; null while it is. */
  awaySince: number | null
  missingSince: number | null
}

interface FleetStateDeps {
  storage: Pick<Storage, 'screens' | 'walls'>
  screens: Screens
  /** When this server began to look. */
  lookingSince: number
  now: () => number
}

/** Puts together what is kept of the paired screens, who of them is connected, and what their walls expect. */
export function createFleetState({ storage, screens, lookingSince, now }: FleetStateDeps) {
  return async (): Promise<ScreenNow[]> => {
    const paired = await storage.screens.list()
    if (paired.length === 0) return []
    const [present, walls] = await Promise.all([screens.all(), storage.walls.list()])
    const newest = newestById(present)
    const at = now()
    const known = new Map(walls.map((wall) => [wall.id, { wall, day: dayOf(wall, at) }]))
    return paired.map((screen) => {
      const its = known.get(screen.wall)
      const live = newest.get(screen.id) ?? null
      const about = (live ?? screens.left.get(screen.id))?.about ?? screen.about
      const awaySince = live ? null : leftAt(screen)
      const wall = its ? { day: its.day, hours: its.wall.hours !== null } : null
      const missing = missingSince({ screen, wall, awaySince, lookingSince, now: at })
      return { screen, wall: its?.wall ?? null, live, about, awaySince, missingSince: missing }
    })
  }

  function leftAt({ id, lostAt, seenAt, pairedAt }: Screen): number {
    // It may have been here for less than it takes to note that.
    const noticed = Math.max(lostAt ?? 0, screens.left.get(id)?.leftAt ?? 0)
    return noticed || (seenAt ?? pairedAt ?? lookingSince)
  }
}

function newestById(present: readonly LiveScreen[]): Map<string, LiveScreen> {
  const newest = new Map<string, LiveScreen>()
  for (const screen of present) {
    if (screen.screen === null) continue
    const other = newest.get(screen.screen)
    if (!other || other.since < screen.since) newest.set(screen.screen, screen)
  }
  return newest
}
