import type { Patch } from '../../../shared/protocol.ts'
import { type WallScene, wallScene } from '../../../shared/scene.ts'
import type { WallView } from '../../../shared/wall.ts'
import type { Wall } from '../../storage/walls.ts'
import type { Editions } from '../editions.ts'
import type { Pending } from '../pending.ts'
import { type Counted, composeView } from '../wall-view.ts'
import type { RoomParts } from './taking-in.ts'

interface TellingDeps extends RoomParts {
  editions: Editions
  now: () => number
  send: (patch: Patch) => void
  /** Hears that the clock alone has brought another scene, of which screens know by themselves. */
  onScene: () => void
}

/** Puts what a room keeps together to a view, and tells what differs. */
export function createTelling(deps: TellingDeps) {
  const { editions, days, turns, giver, counts, scenes, first, now, send, onScene } = deps
  let scene: WallScene | null = null

  /** What scenes show now; a turn that is given may be followed by one of them. */
  function tellScenes(wall: Wall) {
    const { score } = counts.counted as Counted
    const { day } = days
    return scenes.tell(day.open && wall.pausedAt === null ? { wall, score, day, at: now() } : null)
  }

  function advance({ revision, hides }: Pending, wall: Wall): Patch | null {
    const at = now()
    const waits = first.waits()
    const voices = days.day.open && giver.showsVoices()
    const view = composeView({
      wall,
      day: days.day,
      counted: counts.counted as Counted,
      turn: voices ? turns.current(wall, at) : null,
      between: voices ? turns.between(wall, at) : null,
      scenes: tellScenes(wall),
      waiting: turns.waitingAt(at),
      first: waits,
    })
    return editions.advance(view, revision, hides)
  }

  function hasOtherScene(view: WallView): boolean {
    const [at, before] = [now(), scene]
    scene = wallScene(view, view.turn && at < view.turn.until ? view.turn : null, at)
    return scene !== before
  }

  return {
    tellScenes,
    advance,

    /** Tells all screens what differs. Answers whether anything did. */
    tell(taken: Pending, wall: Wall): boolean {
      const patch = advance(taken, wall)
      if (patch) send(patch)
      if (hasOtherScene(editions.view as WallView) && !patch?.change) onScene()
      return patch !== null
    },
  }
}
