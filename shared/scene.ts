import type { PageScene, Turn, WallView } from './wall.ts'

/** What a wall draws, as far as the server decides it. */
export type WallScene = 'paused' | 'night' | 'first' | 'idle' | 'voices' | PageScene

/**
 * The server chooses the next turn when one has ended, and the news of it takes a moment, milliseconds: until
 * then what stood stays rather than give way to an empty wall.
 */
export const GRACE = 1_500

/** How long a scene stands on a wall on which no voice stands, milliseconds. */
const STANDS = 30_000

type Seen = Pick<WallView, 'paused' | 'day' | 'first' | 'voices' | 'scenes' | 'turn' | 'between'>

/**
 * Of a view, the turn that stands, if any, and the server's time: the same on every screen and at every desk.
 * After a turn comes the scene that was given to it; where no voice stands, scenes follow each other by the clock.
 */
export function wallScene(view: Seen, turn: Turn | null, now: number): WallScene {
  if (view.paused) return 'paused'
  if (!view.day.open) return 'night'
  if (turn) return 'voices'
  const between = interludeAt(view, now)
  if (between) return between
  if (view.first) return 'first'
  return byTheClock(view, now)
}

function interludeAt({ turn, between, scenes }: Seen, now: number): PageScene | null {
  const scene = turn?.then ? { from: turn.until, ...turn.then } : between
  if (!scene || now < scene.from || now >= scene.until + GRACE) return null
  return scenes.indexOf(scene.scene) >= 0 ? scene.scene : null
}

function byTheClock({ voices, scenes }: Seen, now: number): WallScene {
  const all: WallScene[] = voices || scenes.length === 0 ? ['idle', ...scenes] : [...scenes]
  return all[Math.floor(now / STANDS) % all.length] ?? 'idle'
}

/** When a scene that follows the clock next changes. */
export function nextSceneChange(now: number): number {
  return (Math.floor(now / STANDS) + 1) * STANDS
}
