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

/** The commonest form by far, for which the platform's own parser is enough. */
const UTC = /^\d{4}-\d{2}-(\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/

function parseUtc(text: string): Instant | null {
  const day = UTC.exec(text)?.[1]
  if (day === undefined) return null
  const at = Date.parse(text)
  // The platform takes the 30th of February for the 2nd of March.
  return new Date(at).getUTCDate() === Number(day) ? { at, text } : null
}

/** The instant of an ISO 8601 text; one without a zone is local to `zone`. Null for anything else. */
export function parseTime(text: string, zone: string): Instant | null {
  const utc = parseUtc(text)
  if (utc) return utc
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
