import { type WallScene, wallScene } from '../../shared/scene.ts'
import type { Turn } from '../../shared/wall.ts'
import type { LiveWall } from '../live/store.ts'

export type Scene = WallScene | 'loading' | 'refused' | 'offline'

/**
 * The server chooses the next turn when one has ended, and the news of it takes a moment: until then the old
 * voice stays rather than give way to an empty wall.
 */
const GRACE = 1_500

/** The turn that stands at a moment of the server's time. */
export function standingTurn<T extends Turn>(turn: T | null, now: number): T | null {
  if (!turn || now < turn.from || now >= turn.until + GRACE) return null
  return turn.voice.words === null && turn.voice.score === null ? null : turn
}

/** When `standingTurn` next answers otherwise; null if time alone changes nothing any more. */
export function nextBoundary(turn: Turn | null, now: number): number | null {
  if (!turn) return null
  if (now < turn.from) return turn.from
  return now < turn.until + GRACE ? turn.until + GRACE : null
}

export function sceneOf({ view, refused, connection }: LiveWall, turn: Turn | null, now: number): Scene {
  if (refused) return 'refused'
  if (!view) return 'loading'
  if (connection === 'offline') return 'offline'
  return wallScene(view, turn, now)
}
