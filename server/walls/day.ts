import { DateTime } from 'luxon'
import { type Day, type Hours, type Sundown, WEEKDAYS } from '../../shared/wall.ts'

const OPENS = '08:00'
const SUNDOWN = '17:30'
const AFTER_SUNDOWN = { minutes: 30 }
const SHORTEST = { hours: 1 }

interface DaySettings {
  timeZone: string
  hours: Hours | null
  sundown: Sundown
}

/** The wall's day in which `now` (epoch milliseconds) falls, in its own time zone. */
export function dayOf({ timeZone, hours, sundown }: DaySettings, now: number): Day {
  const local = DateTime.fromMillis(now, { zone: timeZone })
  const today = hoursOn(hours, local)
  const opens = at(local, today?.[0] ?? OPENS)
  const sets = at(local, 'clock' in sundown ? sundown.clock : SUNDOWN)
  const down = sets > opens ? sets : opens.plus(SHORTEST)
  const open = hours === null || (today !== undefined && within(local, today))
  return {
    begins: local.startOf('day').toMillis(),
    opens: opens.toMillis(),
    sundown: down.toMillis(),
    ends: down.plus(AFTER_SUNDOWN).toMillis(),
    open,
    reopens: open || hours === null ? null : nextOpening(hours, local),
  }
}

function hoursOn(hours: Hours | null, date: DateTime): [string, string] | undefined {
  const weekday = WEEKDAYS[date.weekday - 1]
  return weekday === undefined ? undefined : hours?.[weekday]
}

function at(date: DateTime, clock: string): DateTime {
  const [hour, minute] = clock.split(':').map(Number) as [number, number]
  return date.startOf('day').set({ hour, minute })
}

function within(date: DateTime, [opens, closes]: [string, string]): boolean {
  return date >= at(date, opens) && date < at(date, closes)
}

function nextOpening(hours: Hours, now: DateTime): number | null {
  for (let days = 0; days <= 7; days += 1) {
    const date = now.plus({ days })
    const opens = hoursOn(hours, date)?.[0]
    if (opens !== undefined && at(date, opens) > now) return at(date, opens).toMillis()
  }
  return null
}
