import { DateTime } from 'luxon'

/** An ISO 8601 date with or without a time; what follows a zone is not a time any more. */
const ISO =
  /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(Z|[+-](?:[01]\d|2[0-3])(?::?[0-5]\d)?)?)?$/i

export interface Instant {
  /** Epoch milliseconds. */
  at: number
  /** As posted when it names its zone, else resolved in the zone given and written in UTC. */
  text: string
}

/** The instant of an ISO 8601 text; one without a zone is local to `zone`. Null for anything else. */
export function parseTime(text: string, zone: string): Instant | null {
  const match = ISO.exec(text)
  if (!match) return null
  const time = DateTime.fromISO(text.replace(' ', 'T'), { zone, setZone: match[1] !== undefined })
  if (!time.isValid) return null
  const at = time.toMillis()
  if (match[1] !== undefined) return { at, text }
  return { at, text: time.toUTC().toISO({ suppressMilliseconds: true }) ?? text }
}

export function isTimeZone(zone: string): boolean {
  return DateTime.utc().setZone(zone).isValid
}
