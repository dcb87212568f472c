import { DateTime } from 'luxon'
import type { Step } from '../../shared/scores.ts'
import { DAY_MS, QUARTER_MS } from '../storage/tallies.ts'
import { startOfDay } from '../walls/clock.ts'

/** Holds `from` and ends before `to`, epoch milliseconds, both on a quarter of an hour. */
export interface Range {
  from: number
  to: number
}

function onQuarter(time: number): number {
  return Math.floor(time / QUARTER_MS) * QUARTER_MS
}

/** This many times 24 hours, back from the end of the running quarter-hour. */
export function windowAt(now: number, days: number): Range {
  const to = onQuarter(now) + QUARTER_MS
  return { from: to - days * DAY_MS, to }
}

export function windowBefore({ from, to }: Range): Range {
  return { from: from - (to - from), to: from }
}

/** This many times 24 hours that ended at a midnight: a change is told of such windows. */
export function windowUntil(midnight: number, days: number): Range {
  const to = onQuarter(midnight)
  return { from: to - days * DAY_MS, to }
}

/** The last midnight of a zone. */
export function midnightBefore(now: number, timeZone: string): number {
  return startOfDay(DateTime.fromMillis(now, { zone: timeZone })).toMillis()
}

const STEPS_OF_A_YEAR = { month: 12, week: 52 } as const

/** The months, or the weeks from Monday on, of a zone's last year; the last one is running. Oldest first. */
export function yearOf(now: number, { timeZone, step }: { timeZone: string; step: Step }): Range[] {
  const running = DateTime.fromMillis(now, { zone: timeZone }).startOf(step)
  const startOf = (steps: number) => onQuarter(running.plus({ [step]: steps }).toMillis())
  return Array.from({ length: STEPS_OF_A_YEAR[step] }, (_, place) => {
    const back = place + 1 - STEPS_OF_A_YEAR[step]
    return { from: startOf(back), to: startOf(back + 1) }
  })
}
