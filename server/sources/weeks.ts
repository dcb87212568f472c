import { DateTime } from 'luxon'
import type { Stretch } from '../storage/arrivals.ts'
import { QUARTER_MS } from '../storage/tallies.ts'
import { WEEKS } from './silence.ts'

/** What is just being kept may still come in for so long; later a count of what was before does not change. */
const SETTLED_AFTER_MS = 60_000

/** A day until a time of day: what is over for good, to be counted once, and the rest. */
export interface DaySoFar {
  settled: Stretch
  open: Stretch
}

/** The same weekday of each of the last weeks until the same time of day, the newest first; the first is today. */
export function sameWeekdays(now: number, timeZone: string): DaySoFar[] {
  const cut = Math.floor((now - SETTLED_AFTER_MS) / QUARTER_MS) * QUARTER_MS
  return Array.from({ length: WEEKS + 1 }, (_, weeks) => {
    const day = weeksBefore(now, weeks, timeZone)
    const midnight = day.startOf('day').toMillis()
    // What arrives in this very millisecond belongs to it.
    const end = day.toMillis() + 1
    const between = Math.min(Math.max(weeksBefore(cut, weeks, timeZone).toMillis(), midnight), end)
    return { settled: { from: midnight, to: between }, open: { from: between, to: end } }
  })
}

/** The same stretch in each of the last weeks, the newest first, by the clock on the wall there. */
export function sameStretches({ from, to }: Stretch, timeZone: string): Stretch[] {
  return Array.from({ length: WEEKS }, (_, index) => ({
    from: weeksBefore(from, index + 1, timeZone).toMillis(),
    to: weeksBefore(to, index + 1, timeZone).toMillis(),
  }))
}

function weeksBefore(time: number, weeks: number, zone: string): DateTime {
  return DateTime.fromMillis(time, { zone }).minus({ weeks })
}
