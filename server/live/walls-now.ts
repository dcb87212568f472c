import type { PresentScreen, WallNow } from '../../shared/protocol.ts'
import { wallScene } from '../../shared/scene.ts'
import type { Turn, WallView } from '../../shared/wall.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { dayOf } from '../walls/day.ts'
import { project, stands } from '../walls/project.ts'
import type { Screens } from './screens.ts'

interface WallsNowDeps {
  storage: Pick<Storage, 'walls' | 'turns' | 'feedback' | 'maskRules'>
  screens: Screens
  /** The views of the walls that are watched at this instance. */
  views: () => Iterable<[string, WallView]>
  now: () => number
}

type Shows = Pick<WallNow, 'scene' | 'voice'>

const NOTHING: Shows = { scene: null, voice: null }

/**
 * Reads what each wall shows right now. A wall that is watched here is known; of one that only other
 * instances have, its turn is read; one that nobody watches shows nothing.
 */
export function createWallsNow({ storage, screens, views, now }: WallsNowDeps) {
  return async (): Promise<WallNow[]> => {
    const [walls, present] = await Promise.all([storage.walls.list(), screens.all()])
    const here = new Map(views())
    return Promise.all(
      walls.map(async (wall) => {
        const { id, name, slug, pausedAt } = wall
        const connected = countOf(present, id)
        const shows = connected === 0 ? NOTHING : await shownBy(wall, here.get(id))
        return { wall: id, name, slug, paused: pausedAt !== null, ...shows, screens: connected }
      }),
    )
  }

  async function shownBy(wall: Wall, view: WallView | undefined): Promise<Shows> {
    const at = now()
    const standing = view ? runningAt(view.turn, at) : null
    if (view) return { scene: wallScene(view, standing, at), voice: standing?.voice ?? null }
    const paused = wall.pausedAt !== null
    const day = dayOf(wall, at)
    const turn = paused || !day.open ? null : await turnElsewhere(wall, at)
    const elsewhere = { paused, day, turn, first: false, voices: true, scenes: [] }
    return { scene: wallScene(elsewhere, turn, at), voice: turn?.voice ?? null }
  }

  async function turnElsewhere(wall: Wall, at: number): Promise<Turn | null> {
    const last = await storage.turns.last(wall.id)
    if (!last || at >= last.until_time) return null
    const row = await storage.feedback.rowById(last.feedback_id)
    if (!row || !stands(row, wall)) return null
    const { k, kind, from_time: from, until_time: until } = last
    return { k, kind, from, until, voice: project(row, wall, storage.maskRules.current()) }
  }
}

function runningAt(turn: Turn | null, at: number): Turn | null {
  return turn && at < turn.until ? turn : null
}

function countOf(screens: readonly PresentScreen[], wall: string): number {
  return screens.reduce((n, screen) => (screen.wall === wall ? n + 1 : n), 0)
}
