import { parseTime } from '../../intake/time.ts'

const FUTURE_MS = 5 * 60_000
/** Seconds have up to ten digits until the year 2286, milliseconds 13, microseconds 16. */
const UNIX = /^\d{9,16}(?:\.\d{1,9})?$/
/** As Ruby writes it: `2016-08-04 13:57:26 -0700`. */
const SPACED_ZONE = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:UTC|GMT|Z|([+-]\d\d):?(\d\d))$/
/** As mail writes it: `Tue, 01 Sep 2026 09:00:02 +0200`. */
const MAIL = /^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|[+-]\d{4})$/

export interface ReadTime {
  /** In a form that an integrator may post; one without a zone stays so. */
  text: string
  /** Epoch milliseconds. */
  at: number
}

/** A time in any of the forms that senders use; one without a zone is local to `zone`. Null for anything else. */
export function readTime(value: unknown, zone: string): ReadTime | null {
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  if (text === '' || text.length > 60) return null
  if (UNIX.test(text)) return fromUnix(Number(text))
  const iso = withZoneAttached(text)
  const time = parseTime(iso, zone)
  if (time) return { text: iso, at: time.at }
  return MAIL.test(text) ? fromMillis(Date.parse(text)) : null
}

/** Further ahead than clocks differ: then the arrival counts. */
export function isAhead({ at }: ReadTime, now: number): boolean {
  return at > now + FUTURE_MS
}

function fromUnix(value: number): ReadTime | null {
  if (value < 1e11) return fromMillis(value * 1000)
  return fromMillis(value < 1e14 ? value : value / 1000)
}

function fromMillis(millis: number): ReadTime | null {
  const at = Math.trunc(millis)
  if (!Number.isFinite(at) || Math.abs(at) > 8.64e15) return null
  return { text: new Date(at).toISOString().replace('.000Z', 'Z'), at }
}

function withZoneAttached(text: string): string {
  const match = SPACED_ZONE.exec(text)
  if (!match) return text
  const [, day, clock, hours, minutes] = match
  return `${day}T${clock}${hours ? `${hours}:${minutes}` : 'Z'}`
}
