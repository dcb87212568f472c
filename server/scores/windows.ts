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

/** This many times 24 hours that ended at a midnight: a change is told of such windows. */
export function windowUntil(midnight: number, days: number): Range {
  const to = Math.floor(midnight / QUARTER_MS) * QUARTER_MS
  return { from: to - days * DAY_MS, to }
}

/** The last midnight of a zone. */
export function midnightBefore(now: number, timeZone: string): number {
  return DateTime.fromMillis(now, { zone: timeZone }).startOf('day').toMillis()
}
