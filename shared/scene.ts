import type { Turn, WallView } from './wall.ts'

/** What a wall draws, as far as the server decides it. */
export type WallScene = 'paused' | 'night' | 'first' | 'idle' | 'voices'

/** Of a view and the turn that stands, if any. Walls and desks call it by the same name. */
export function wallScene(view: Pick<WallView, 'paused' | 'day' | 'first'>, turn: Turn | null): WallScene {
  if (view.paused) return 'paused'
  if (!view.day.open) return 'night'
  if (turn) return 'voices'
  return view.first ? 'first' : 'idle'
}
