import type { Interlude, PageScene } from './wall.ts'

/** How long the score stands, milliseconds; the themes as long as they take to be read, within these two. */
export const SCENE_SHORTEST = 20_000
export const SCENE_LONGEST = 26_000
/** Voices stand so many times as long before a scene as the scene itself: at least 60 % of the time is theirs. */
const VOICES_TO_SCENE = 1.5

/** A turn, as far as the rotation looks at it. Times are epoch milliseconds. */
export interface Stood {
  from: number
  until: number
  /** The scene that was given to it. */
  scene: Interlude | null
}

/** A scene that has enough to show, and how long it stands, milliseconds. */
export interface ShownScene {
  scene: PageScene
  lasts: number
}

/**
 * The scene that follows the last of these turns, the oldest first, if one does: scenes come in their order,
 * round and round, each when voices have stood long enough since the one before. A pure function, so that
 * whoever gives the turn decides it for everybody.
 */
export function interludeAfter(turns: readonly Stood[], scenes: readonly ShownScene[]): Interlude | null {
  const last = turns[turns.length - 1]
  if (!last || scenes.length === 0) return null
  const { stood, before } = sinceLastScene(turns)
  const place = scenes.findIndex(({ scene }) => scene === before)
  const next = scenes[(place + 1) % scenes.length] as ShownScene
  if (stood < next.lasts * VOICES_TO_SCENE) return null
  return { scene: next.scene, until: last.until + next.lasts }
}

/** How long voices have stood since the last scene, and which scene that was. */
function sinceLastScene(turns: readonly Stood[]): { stood: number; before: PageScene | null } {
  let stood = 0
  let next: Stood | null = null
  for (const turn of [...turns].reverse()) {
    // Of a turn that was cut short the scene after it fell away.
    if (turn.scene && next && next.from > turn.until) return { stood, before: turn.scene.scene }
    stood += Math.max(0, Math.min(turn.until, next?.from ?? turn.until) - turn.from)
    next = turn
  }
  return { stood, before: null }
}
