import type { PresentScreen, WallNow } from '../../shared/protocol.ts'
import { wallScene } from '../../shared/scene.ts'
import type { Day, WallView } from '../../shared/wall.ts'
import { NO_SCENES, type SceneParts } from '../scenes/parts.ts'
import { readSceneParts } from '../scenes/read.ts'
import type { Scores } from '../scores/scores.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { dayOf } from '../walls/day.ts'
import { project, stands } from '../walls/project.ts'
import type { Screens } from './screens.ts'
import { thenOf, turnOf } from './turn-row.ts'
import { readScore } from './wall-view.ts'

interface WallsNowDeps {
  storage: Pick<Storage, 'walls' | 'turns' | 'feedback' | 'themes' | 'maskRules'>
  scores: Scores
  screens: Screens
  /** The views of the walls that are watched at this instance. */
  views: () => Iterable<[string, WallView]>
  now: () => number
}

type Seen = Parameters<typeof wallScene>[0]
type Shows = Pick<WallNow, 'scene' | 'voice'>

const NOTHING: Shows = { scene: null, voice: null }

/**
 * Reads what each wall shows right now. A wall that is watched here is known; of one that only other
 * instances have, its turn is read; one that nobody watches shows nothing.
 */
export function createWallsNow({ storage, scores, screens, views, now }: WallsNowDeps) {
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
    const seen = view ?? (await readElsewhere(wall, at))
    const standing = seen.turn && at < seen.turn.until ? seen.turn : null
    return { scene: wallScene(seen, standing, at), voice: standing?.voice ?? null }
  }

  /** As much of the view of a wall that is watched elsewhere as tells which scene stands. */
  async function readElsewhere(wall: Wall, at: number): Promise<Seen> {
    const paused = wall.pausedAt !== null
    const day = dayOf(wall, at)
    const voices = wall.scenes.includes('voices')
    const on = !paused && day.open
    const last = on && voices ? await storage.turns.last(wall.id) : null
    const row = last && (await storage.feedback.rowById(last.feedback_id))
    const then = last && thenOf(last)
    const stood = last && row && stands(row, wall)
    const turn = stood ? turnOf(last, project(row, wall, storage.maskRules.current())) : null
    const between = then && !turn ? { ...then, from: last.until_time } : null
    const runs = turn !== null && at < turn.until
    const { scenes } = on && !runs ? await readScenes(wall, day, at) : NO_SCENES
    return { paused, day, turn, between, first: false, voices, scenes }
  }

  async function readScenes(wall: Wall, day: Day, at: number): Promise<SceneParts> {
    const score = await readScore({ storage, scores }, wall, at)
    return readSceneParts({ storage, scores }, { wall, score, day, at })
  }
}

function countOf(screens: readonly PresentScreen[], wall: string): number {
  return screens.reduce((n, screen) => (screen.wall === wall ? n + 1 : n), 0)
}
