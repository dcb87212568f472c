import { GRACE, type WallScene, wallScene } from '../../shared/scene.ts'
import type { Celebration, Turn, WallView } from '../../shared/wall.ts'
import type { LiveWall } from '../live/store.ts'

export type Scene = WallScene | 'celebration' | 'loading' | 'refused' | 'offline'

/** The turn that stands at a moment of the server's time. */
export function standingTurn<T extends Turn>(turn: T | null, now: number): T | null {
  if (!turn || now < turn.from || now >= endOf(turn)) return null
  return turn.voice.words === null && turn.voice.score === null ? null : turn
}

/** A scene that was given to it begins at once. */
function endOf({ until, then }: Turn): number {
  return then ? until : until + GRACE
}

/** When a turn or the scene after it next begins or ends; null if time alone changes nothing any more. */
export function nextBoundary(turn: Turn | null, now: number): number | null {
  if (!turn) return null
  const boundaries = [turn.from, endOf(turn), (turn.then?.until ?? turn.until) + GRACE]
  return boundaries.find((boundary) => now < boundary) ?? null
}

export function sceneOf(
  { view, refused, connection, screen, lostAt }: LiveWall,
  turn: Turn | null,
  now: number,
): Scene {
  if (refused) return 'refused'
  if (!view) return 'loading'
  if (connection === 'offline') return 'offline'
  if (screen?.paused) return 'paused'
  const scene = wallScene(view, turn, lostAt === null ? now : asLongAsKnown(view, now))
  return (scene === 'voices' || scene === 'idle') && celebratedAt(view, now) ? 'celebration' : scene
}

/**
 * Without its server a wall stays in the scene after its last turn: only the server knows that nobody has come
 * since, and all is quiet.
 */
function asLongAsKnown({ turn, between }: Pick<WallView, 'turn' | 'between'>, now: number): number {
  const known = turn?.then ?? between
  return known ? Math.min(now, known.until - 1) : now
}

/** What is celebrated at a moment. The voice whose turn has begun has its whole time after it. */
export function celebratedAt(
  { celebration }: Pick<WallView, 'celebration'>,
  now: number,
): Celebration | null {
  return celebration && now >= celebration.from && now < celebration.until ? celebration : null
}
