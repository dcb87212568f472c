import { DateTime } from 'luxon'
import { BadCell } from './bad-cell.ts'

export interface DateReading {
  /** Luxon's words, `M/d/yyyy H:mm:ss`; without one ISO 8601, `2019-11-01 08:51`, or seconds since 1970. */
  format: string | null
  /** For times that name no zone of their own. */
  zone: string
}

/** A moment in the import's zone, so that its day and clock can be asked. */
export function readDate(cell: unknown, { format, zone }: DateReading): DateTime {
  const text = String(cell).trim()
  const found = format ? DateTime.fromFormat(text, format, { zone, locale: 'en' }) : readUsual(text, zone)
  if (!found.isValid)
    throw new BadCell(`occurredAt: "${text}" ${format ? `does not read as ${format}` : HELP}`)
  return found.setZone(zone)
}

const HELP = 'is not a date that is known without --date-format'

function readUsual(text: string, zone: string): DateTime {
  if (/^\d{10}$/.test(text)) return DateTime.fromSeconds(Number(text), { zone })
  if (/^\d{13}$/.test(text)) return DateTime.fromMillis(Number(text), { zone })
  const iso = DateTime.fromISO(text, { zone })
  return iso.isValid ? iso : DateTime.fromSQL(text, { zone })
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
