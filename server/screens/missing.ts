import type { Day } from '../../shared/wall.ts'
import type { Screen } from '../storage/screen-row.ts'

/** How long a screen may be away before anybody is told. */
const MISSING_AFTER_MS = 5 * 60_000

interface Expectation {
  screen: Pick<Screen, 'pairedAt' | 'paused' | 'missingAt'>
  /** Its wall: the day, and whether it has opening hours; null where it is gone. */
  wall: { day: Pick<Day, 'open' | 'opens'>; hours: boolean } | null
  /** Since when it is away, epoch milliseconds; null while it is connected. */
  awaySince: number | null
  /** When this server began to look: a screen needs a while to come back to it. */
  lookingSince: number
  now: number
}

/** Whether somebody would expect it to be on: its wall is open, and nobody has paused it away. */
export function isDue({ screen, wall }: Pick<Expectation, 'screen' | 'wall'>): boolean {
  return screen.pairedAt !== null && !screen.paused && (wall?.day.open ?? false)
}

/**
 * Since when a screen that should be on is not; null while all is well. One that was switched off overnight
 * is missing from its wall's opening on, and gets the same five minutes to wake up.
 */
export function missingSince(expected: Expectation): number | null {
  const { screen, wall, awaySince, lookingSince, now } = expected
  if (awaySince === null || !wall || !isDue(expected)) return null
  const since = wall.hours ? Math.max(awaySince, wall.day.opens) : awaySince
  const looked = Math.max(since, lookingSince)
  return now - looked >= MISSING_AFTER_MS ? (screen.missingAt ?? since) : screen.missingAt
}
