const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

// As on the wall: a day of 24 hours.
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

const clock = new Intl.DateTimeFormat(undefined, CLOCK)
const dayAndMonth = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' })
const withYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' })

/** As short as a list wants it: "now", "4 min", "3 h", "12 Nov". */
export function agoText(at: number, now: number): string {
  const ago = now - at
  if (ago < MINUTE) return 'now'
  if (ago < HOUR) return `${Math.floor(ago / MINUTE)} min`
  if (ago < DAY) return `${Math.floor(ago / HOUR)} h`
  return dateText(at, now)
}

/** "today 13:58", "12 Nov 13:58". */
export function momentText(at: number, now: number): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString()
  return `${sameDay ? 'today' : dateText(at, now)} ${clock.format(at)}`
}

/** In a column of moments: "13:58" for today's, "12 Nov 13:58". */
export function shortMomentText(at: number, now: number): string {
  return momentText(at, now).replace(/^today /, '')
}

export function clockText(at: number): string {
  return clock.format(at)
}

export function wholeText(at: number): string {
  return `${withYear.format(at)}, ${clock.format(at)}`
}

function dateText(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return (sameYear ? dayAndMonth : withYear).format(at)
}
