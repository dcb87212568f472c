/** In Luxon's words, each with how it looks on the 9th of June 2026 in the afternoon. */
export const DATE_FORMATS = [
  ['', '2026-06-09, 2026-06-09T14:05:00Z, or seconds since 1970'],
  ['d.M.yyyy', '9.6.2026'],
  ['d.M.yyyy H:mm', '9.6.2026 14:05'],
  ['d.M.yyyy H:mm:ss', '9.6.2026 14:05:00'],
  ['d/M/yyyy', '9/6/2026, the day first'],
  ['d/M/yyyy H:mm', '9/6/2026 14:05, the day first'],
  ['d/M/yyyy H:mm:ss', '9/6/2026 14:05:00, the day first'],
  ['M/d/yyyy', '6/9/2026, the month first'],
  ['M/d/yyyy H:mm', '6/9/2026 14:05, the month first'],
  ['M/d/yyyy H:mm:ss', '6/9/2026 14:05:00, the month first'],
  ['M/d/yyyy h:mm a', '6/9/2026 2:05 PM, the month first'],
  ['LLL d, yyyy', 'Jun 9, 2026'],
  ['d LLLL yyyy', '9 June 2026'],
] as const

/** The same date with day and month the other way round; null where a format names neither first. */
export function swapped(format: string): string | null {
  if (/^M\/d/.test(format)) return format.replace('M/d', 'd/M')
  return /^d\/M/.test(format) ? format.replace('d/M', 'M/d') : null
}

/** "Tuesday, 9 June 2026, 14:05": with weekday and month in words, since a wrong order shows in these first. */
export function readDateText(iso: string, zone: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const timeZone = isZone(zone) ? zone : 'UTC'
  // Piece by piece: engines differ in what they put between them.
  const piece = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at)
  const day = piece({ day: 'numeric', month: 'long', year: 'numeric' })
  return `${piece({ weekday: 'long' })}, ${day}, ${piece({ hour: '2-digit', minute: '2-digit' })}`
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
