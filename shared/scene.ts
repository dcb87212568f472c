import type { PageScene, Turn, WallView } from './wall.ts'

/** What a wall draws, as far as the server decides it. */
export type WallScene = 'paused' | 'night' | 'first' | 'idle' | 'voices' | PageScene

/** How long a scene stands on a wall on which no voice stands, milliseconds. */
const STANDS = 30_000

type Seen = Pick<WallView, 'paused' | 'day' | 'first' | 'voices' | 'scenes' | 'turn'>

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

function interludeAt({ turn, scenes }: Seen, now: number): PageScene | null {
  if (!turn?.then || now < turn.until || now >= turn.then.until) return null
  return scenes.indexOf(turn.then.scene) >= 0 ? turn.then.scene : null
}

function byTheClock({ voices, scenes }: Seen, now: number): WallScene {
  const all: WallScene[] = voices || scenes.length === 0 ? ['idle', ...scenes] : [...scenes]
  return all[Math.floor(now / STANDS) % all.length] ?? 'idle'
}

/** When a scene that follows the clock next changes. */
export function nextSceneChange(now: number): number {
  return (Math.floor(now / STANDS) + 1) * STANDS
}
