import type { DateTime } from 'luxon'
import { type Hours, WEEKDAYS } from '../../shared/wall.ts'
import { clockOn, startOfDay } from './clock.ts'

/** Nobody closes for longer and opens again: two hundred holidays may take a weekly day's next four years. */
const DAYS_AHEAD = 1_500
const DAYS_BACK = 8
/** The last minute that a clock can say: a wall that is open until then is open until midnight. */
const LAST = '23:59'
const ALL_DAY: [string, string] = ['00:00', LAST]

export interface Opening {
  hours: Hours | null
  /** Days on which it stays closed: "2026-12-25" once, "12-25" each year. */
  holidays: readonly string[]
}

export interface OpenHours {
  from: DateTime
  until: DateTime
}

/** When a wall is open on a day; null for not at all. Without hours it is open all day long. */
export function openOn({ hours, holidays }: Opening, local: DateTime): OpenHours | null {
  const weekday = WEEKDAYS[local.weekday - 1]
  const clocks = hours === null ? ALL_DAY : weekday && hours[weekday]
  if (!clocks || isHoliday(holidays, local)) return null
  const start = startOfDay(local)
  const [opens, closes] = clocks
  const from = clockOn(start, opens)
  const until = closes === LAST ? startOfDay(start.plus({ days: 1 })) : clockOn(start, closes)
  // A change of clocks may leave out all of them.
  return until > from ? { from, until } : null
}

function isHoliday(holidays: readonly string[], local: DateTime): boolean {
  return holidays.includes(local.toFormat('yyyy-MM-dd')) || holidays.includes(local.toFormat('MM-dd'))
}

/** Whether a wall is open now, since when it is not, and when it opens again. */
export function openingAt(wall: Opening, now: DateTime): { open: boolean } & Closed {
  const today = openOn(wall, now)
  const open = today !== null && now >= today.from && now < today.until
  if (open) return { open, reopens: null, closedAt: null }
  return { open, reopens: nextOpening(wall, now), closedAt: lastClosing(wall, now) }
}

interface Closed {
  reopens: number | null
  closedAt: number | null
}

function nextOpening(wall: Opening, now: DateTime): number | null {
  if (wall.hours && Object.keys(wall.hours).length === 0) return null
  for (let days = 0; days <= DAYS_AHEAD; days += 1) {
    const from = openOn(wall, now.plus({ days }))?.from
    if (from && from > now) return from.toMillis()
  }
  return null
}

function lastClosing(wall: Opening, now: DateTime): number | null {
  for (let days = 0; days <= DAYS_BACK; days += 1) {
    const until = openOn(wall, now.minus({ days }))?.until
    if (until && until <= now) return until.toMillis()
  }
  return null
}
