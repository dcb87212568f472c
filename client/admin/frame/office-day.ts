import { type Day, WEEKDAYS } from '../../../shared/wall.ts'
import type { Wall } from '../places.ts'

export interface OfficeDay {
  /** The way from opening, 0, to sundown, 1; outside of it the sun is down. */
  share: number
  text: string
  /** As the wall's own pages know it. */
  day: Day
}

const OPENS = '08:00'
const MINUTE = 60_000

/** Where a wall's day stands; null where its sundown is the sun's own, which only the server reckons. */
export function officeDay({ sundown, hours, timeZone }: Wall, now: number): OfficeDay | null {
  if (!('clock' in sundown)) return null
  const { weekday, minutes } = localTime(timeZone, now)
  const opens = minutesOf(hours?.[weekday]?.[0] ?? OPENS)
  const ends = minutesOf(sundown.clock)
  if (ends <= opens) return null
  const share = (minutes - opens) / (ends - opens)
  const text = share > 1 ? `The sun went down at ${sundown.clock}` : `Sundown at ${sundown.clock}`
  const at = (clock: number) => now + (clock - minutes) * MINUTE
  const day: Day = {
    ...{ begins: at(0), opens: at(opens), sundown: at(ends), ends: at(ends + 30) },
    ...{ open: true, reopens: null, closedAt: null, sunrise: null, sun: 'sets' },
  }
  return { share, text, day }
}

function localTime(timeZone: string, now: number) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]))
  const weekday = WEEKDAYS.find((day) => day === parts.weekday?.toLowerCase()) ?? 'mon'
  return { weekday, minutes: minutesOf(`${parts.hour}:${parts.minute}`) }
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}
