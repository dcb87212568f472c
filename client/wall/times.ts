import type { Speech } from './words/speaking.ts'

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
export function clockText(moment: number, timeZone: string, { digits }: Speech): string {
  return digits(format('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone }, moment))
}

/**
 * A locale of the language that is spoken decides on "21 November" or "November 21"; under English words
 * stand English dates. Hours and goals are days of the Gregorian calendar, and so are they told.
 */
function dateLocale({ locale, language }: Speech): string {
  const own = locale().toLowerCase().split('-u-')[0] ?? ''
  if (language() !== 'en') return `${own}-u-ca-gregory`
  return /^en-/.test(own) ? own : 'en-GB'
}

interface At {
  now: number
  timeZone: string
  speech: Speech
}

/** "21 November", and the year where it is another one than `now`'s. */
export function dateText(moment: number, at: At & { month?: 'long' | 'short' }): string {
  const { timeZone, speech, month = 'long' } = at
  const year = (time: number) => format('en-GB', { year: 'numeric', timeZone }, time)
  const options = { day: 'numeric', month, timeZone } as const
  const withYear = { ...options, year: 'numeric' } as const
  const told = format(dateLocale(speech), year(moment) === year(at.now) ? options : withYear, moment)
  return speech.digits(told)
}

/** "Monday". */
export function weekdayText(moment: number, timeZone: string, speech: Speech): string {
  return format(dateLocale(speech), { weekday: 'long', timeZone }, moment)
}

/** "2026-12-31" is a day of the calendar, not a moment: "31 Dec". */
export function calendarDayText(day: string, at: Pick<At, 'now' | 'speech'>): string {
  return dateText(Date.parse(`${day}T12:00:00Z`), { ...at, timeZone: 'UTC', month: 'short' })
}

/** "48 min", "5 h 18 min", "2 h". Begun minutes count, so that it never says 0. */
export function durationText(length: number, { say }: Speech): string {
  const all = Math.max(1, Math.ceil(length / MINUTE))
  const [hours, rest] = [Math.floor(all / 60), all % 60]
  if (hours === 0) return say('minutes', { n: rest })
  if (rest === 0) return say('hours', { n: hours })
  return say('hoursMinutes', { hours: say('hours', { n: hours }), minutes: say('minutes', { n: rest }) })
}

/** `begins` is the local midnight of the wall's day. */
export type Ago = At & { begins: number }

/** "just now", "2 min ago", "3 h ago", "yesterday, 16:20", "12 November". */
export function agoText(moment: number, at: Ago): string {
  const { say } = at.speech
  const age = at.now - moment
  if (age < MINUTE) return say('justNow')
  if (age < HOUR) return say('minutesAgo', { n: Math.floor(age / MINUTE) })
  if (moment >= at.begins) return say('hoursAgo', { n: Math.floor(age / HOUR) })
  // A day may have 23 or 25 hours: half a day before midnight is yesterday in any case.
  if (moment >= at.begins - DAY / 2 || sameDay(moment, at.begins - DAY / 2, at.timeZone)) {
    return say('yesterdayAt', { time: clockText(moment, at.timeZone, at.speech) })
  }
  return dateText(moment, at)
}

function sameDay(a: number, b: number, timeZone: string): boolean {
  const day = (moment: number) =>
    format('en-GB', { day: 'numeric', month: 'numeric', year: 'numeric', timeZone }, moment)
  return day(a) === day(b)
}

/** "Nov": what a month is called under a line of time. */
export function monthText(moment: number, timeZone: string, speech: Speech): string {
  return format(dateLocale(speech), { month: 'short', timeZone }, moment)
}
