import { DateTime } from 'luxon'
import type { Day, Sundown } from '../../shared/wall.ts'
import { clockOn, startOfDay } from './clock.ts'
import { type Opening, openingAt, openOn } from './opening.ts'
import { type Place, type SunOfDay, sunOver } from './sun.ts'

const OPENS = '08:00'
const SUNDOWN = '17:30'
const AFTER_SUNDOWN = { minutes: 30 }
const SHORTEST = { hours: 1 }

interface DaySettings extends Opening {
  timeZone: string
  sundown: Sundown
}

/** A date in a wall's zone, and the hours in which it is open or would be. */
interface WorkingDay {
  begins: DateTime
  opens: DateTime
  /** Null where it stays closed. */
  closes: DateTime | null
}

interface Sunlight {
  sundown: DateTime
  sunrise: DateTime | null
  sun: SunOfDay['sun']
}

/** The wall's day in which `now` (epoch milliseconds) falls, in its own time zone. */
export function dayOf(wall: DaySettings, now: number): Day {
  const local = DateTime.fromMillis(now, { zone: wall.timeZone })
  const date = workingDay(wall, local)
  const { sundown, sunrise, sun } =
    'clock' in wall.sundown ? byClock(wall.sundown.clock, date) : byPlace(wall.sundown, date)
  return {
    begins: date.begins.toMillis(),
    opens: date.opens.toMillis(),
    sundown: sundown.toMillis(),
    ends: sundown.plus(AFTER_SUNDOWN).toMillis(),
    ...openingAt(wall, local),
    sunrise: sunrise?.toMillis() ?? null,
    sun,
  }
}

function workingDay(wall: DaySettings, local: DateTime): WorkingDay {
  const begins = startOfDay(local)
  const hours = wall.hours && openOn(wall, local)
  return { begins, opens: hours?.from ?? clockOn(begins, OPENS), closes: hours?.until ?? null }
}

function byClock(clock: string, { begins, opens }: WorkingDay): Sunlight {
  const sets = clockOn(begins, clock)
  return { sundown: sets > opens ? sets : opens.plus(SHORTEST), sunrise: null, sun: 'sets' }
}

/**
 * Where the sun does not set, or is down before the working day has begun, that day ends by the clock: when the
 * wall closes, or at the usual hour. In the white nights it ends before the date does.
 */
function byPlace(place: Place, { begins, opens, closes }: WorkingDay): Sunlight {
  const { rises, sets, sun } = sunOver(place, begins)
  const shortest = opens.plus(SHORTEST)
  const latest = later(shortest, startOfDay(begins.plus({ days: 1 })).minus(AFTER_SUNDOWN))
  if (sets && sets >= shortest) return { sundown: earlier(sets, latest), sunrise: rises, sun }
  const usual = later(closes ?? clockOn(begins, SUNDOWN), shortest)
  return { sundown: earlier(usual, latest), sunrise: null, sun: sun === 'up' ? 'up' : 'down' }
}

function later(a: DateTime, b: DateTime): DateTime {
  return a > b ? a : b
}

function earlier(a: DateTime, b: DateTime): DateTime {
  return a < b ? a : b
}
