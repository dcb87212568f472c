import { DateTime } from 'luxon'
import { DAY_MS, QUARTER_MS } from '../storage/tallies.ts'

/** Holds `from` and ends before `to`, epoch milliseconds, both on a quarter of an hour. */
export interface Range {
  from: number
  to: number
}

/** This many times 24 hours, back from the end of the running quarter-hour. */
export function windowAt(now: number, days: number): Range {
  const to = Math.floor(now / QUARTER_MS) * QUARTER_MS + QUARTER_MS
  return { from: to - days * DAY_MS, to }
}

export function windowBefore({ from, to }: Range): Range {
  return { from: from - (to - from), to: from }
}

/** The window that ended at the last midnight of a zone: what a change is told of. */
export function closedWindow(now: number, days: number, timeZone: string): Range {
  return windowUntil(midnightBefore(now, timeZone), days)
}

/** This many times 24 hours that ended at a midnight. */
export function windowUntil(midnight: number, days: number): Range {
  const to = Math.floor(midnight / QUARTER_MS) * QUARTER_MS
  return { from: to - days * DAY_MS, to }
}

export function midnightBefore(now: number, timeZone: string): number {
  return DateTime.fromMillis(now, { zone: timeZone }).startOf('day').toMillis()
}
