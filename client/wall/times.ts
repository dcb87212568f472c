const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Making a format is dear, and the wall makes few different ones. */
const formats = new Map<string, Intl.DateTimeFormat>()

function format(locale: string, options: Intl.DateTimeFormatOptions, moment: number): string {
  const key = locale + JSON.stringify(options)
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, known)
  return known.format(moment)
}

/** "16:42": the horizon's day has 24 hours in every language. */
export function clockText(moment: number, timeZone: string): string {
  return format('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }, moment)
}

/** The wall speaks English; an English locale decides on "21 November" or "November 21". */
function dateLocale(locale: string): string {
  return /^en-/i.test(locale) ? locale : 'en-GB'
}

/** "21 November", and the year where it is another one than `now`'s. */
export function dateText(
  moment: number,
  at: { now: number; timeZone: string; locale: string; month?: 'long' | 'short' },
): string {
  const { timeZone, month = 'long' } = at
  const year = (time: number) => format('en-GB', { year: 'numeric', timeZone }, time)
  const options = { day: 'numeric', month, timeZone } as const
  const withYear = { ...options, year: 'numeric' } as const
  return format(dateLocale(at.locale), year(moment) === year(at.now) ? options : withYear, moment)
}

/** "Monday". */
export function weekdayText(moment: number, timeZone: string): string {
  return format('en-GB', { weekday: 'long', timeZone }, moment)
}

/** "2026-12-31" is a day of the calendar, not a moment: "31 Dec". */
export function calendarDayText(day: string, at: { now: number; locale: string }): string {
  return dateText(Date.parse(`${day}T12:00:00Z`), { ...at, timeZone: 'UTC', month: 'short' })
}

/** "48 min", "5 h 18 min", "2 h". Begun minutes count, so that it never says 0. */
export function durationText(length: number): string {
  const minutes = Math.max(1, Math.ceil(length / MINUTE))
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

export interface Ago {
  now: number
  /** Local midnight of the wall's day. */
  begins: number
  timeZone: string
  locale: string
}

/** "just now", "2 min ago", "3 h ago", "yesterday, 16:20", "12 November". */
export function agoText(moment: number, at: Ago): string {
  const age = at.now - moment
  if (age < MINUTE) return 'just now'
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`
  if (moment >= at.begins) return `${Math.floor(age / HOUR)} h ago`
  // A day may have 23 or 25 hours: half a day before midnight is yesterday in any case.
  if (moment >= at.begins - DAY / 2 || sameDay(moment, at.begins - DAY / 2, at.timeZone)) {
    return `yesterday, ${clockText(moment, at.timeZone)}`
  }
  return dateText(moment, at)
}

function sameDay(a: number, b: number, timeZone: string): boolean {
  const day = (moment: number) =>
    format('en-GB', { day: 'numeric', month: 'numeric', year: 'numeric', timeZone }, moment)
  return day(a) === day(b)
}
