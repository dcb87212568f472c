import { DateTime } from 'luxon'
import { BadCell } from './bad-cell.ts'

export interface DateReading {
  /** Luxon's words, `M/d/yyyy H:mm:ss`; without one ISO 8601, `2019-11-01 08:51`, or seconds since 1970. */
  format: string | null
  /** For times that name no zone of their own. */
  zone: string
}

const HOUR_MS = 60 * 60_000

/** Reads a cell's moment, epoch milliseconds. @throws BadCell where it is none */
export function makeDateReader({ format, zone }: DateReading): (cell: unknown) => number {
  const read = format ? formatReader(format, zone) : usualReader(zone)
  return (cell) => {
    const text = String(cell).trim()
    const millis = read(text)
    if (Number.isFinite(millis)) return millis
    if (format) throw new BadCell(`occurredAt: "${text}" does not read as ${format}`)
    throw new BadCell(
      `occurredAt: "${text}" is not a date of a form that is known`,
      '--date-format can name another',
    )
  }
}

function formatReader(format: string, zone: string): (text: string) => number {
  const parser = DateTime.buildFormatParser(format, { locale: 'en' })
  return (text) => DateTime.fromFormatParser(text, parser, { zone, locale: 'en' }).toMillis()
}

/** The commonest forms by far, for which the platform's own parser is enough. */
const PLAIN = /^(\d{4}-\d{2}-(\d{2}))(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z)?)?$/

function usualReader(zone: string): (text: string) => number {
  const offsetOn = makeOffsets(zone)
  return (text) => {
    const [, day, ofMonth, clock = '00:00', utc] = PLAIN.exec(text) ?? []
    if (day === undefined) return readUsual(text, zone)
    const millis = Date.parse(`${day}T${clock}Z`)
    const offset = utc === undefined ? offsetOn(day) : 0
    // The platform takes the 30th of February for the 2nd of March.
    const sane = new Date(millis).getUTCDate() === Number(ofMonth)
    return sane && offset !== null ? millis - offset : readUsual(text, zone)
  }
}

const DAYS_REMEMBERED = 10_000

/** How far a zone is ahead of UTC on a day, milliseconds; null where its clocks change about then. */
function makeOffsets(zone: string): (day: string) => number | null {
  const known = new Map<string, number | null>()
  return (day) => {
    const found = known.get(day)
    if (found !== undefined) return found
    if (known.size === DAYS_REMEMBERED) known.clear()
    const offset = offsetAbout(Date.parse(`${day}T00:00Z`), zone)
    known.set(day, offset)
    return offset
  }
}

function offsetAbout(midnight: number, zone: string): number | null {
  const [first, ...others] = [-24, 12, 48].map(
    (hours) => DateTime.fromMillis(midnight + hours * HOUR_MS, { zone }).offset,
  )
  return others.every((other) => other === first) ? (first ?? 0) * 60_000 : null
}

function readUsual(text: string, zone: string): number {
  if (/^\d{10}$/.test(text)) return Number(text) * 1_000
  if (/^\d{13}$/.test(text)) return Number(text)
  const iso = DateTime.fromISO(text, { zone })
  return (iso.isValid ? iso : DateTime.fromSQL(text, { zone })).toMillis()
}

export function isZone(zone: string): boolean {
  return DateTime.local({ zone }).isValid
}

/** Moves every time of a file by the same stretch. */
export type Shift = (time: DateTime) => DateTime

export const noShift: Shift = (time) => time

/**
 * Brings the file's last moment to today at the same time of day, or to now where that is still to come.
 * Whole days of the calendar, so that mornings stay mornings when the clocks change in between.
 */
export function shiftToNow(last: DateTime, nowMillis: number): Shift {
  const now = DateTime.fromMillis(nowMillis, { zone: last.zone })
  const days = Math.round(now.startOf('day').diff(last.startOf('day'), 'days').days)
  const ahead = Math.max(0, last.plus({ days }).toMillis() - nowMillis)
  return (time) => time.plus({ days }).minus(ahead)
}
