import type { ServerClock } from './clock.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** The quiet hours where a wall has no closing time, minutes after its midnight. */
const QUIET = { from: 3 * 60, until: 5 * 60 }
/** A page that was opened since does not need it. */
const OLD_ENOUGH = 12 * HOUR

/** Where to look for a quiet hour; a page without a wall has only its server's zone. */
export interface QuietDay {
  timeZone: string
  closedAt: number | null
}

export interface NightlyNeeds {
  clock: Pick<ServerClock, 'now'>
  /** Milliseconds since the page was opened. */
  up: () => number
  random: () => number
  /** Null where the page has none, or has lost its server. */
  day: () => QuietDay | null
  reload: () => void
}

/**
 * What to ask every minute: whether this is the minute of the day at which this page starts anew, as pages do
 * that are to stand for years. Each page has its own, in the first hour after closing or between three and five.
 */
export function makeNightly({ clock, up, random, day, reload }: NightlyNeeds): () => void {
  const afterClosing = random() * HOUR
  const minute = QUIET.from + Math.floor(random() * (QUIET.until - QUIET.from))
  return () => {
    const today = day()
    if (!today || up() < OLD_ENOUGH) return
    const closed = today.closedAt === null ? -1 : clock.now() - today.closedAt
    const isAfterClosing = closed >= afterClosing && closed < HOUR
    const local = minuteOfDay(clock.now(), today.timeZone)
    if (isAfterClosing || (local >= minute && local < QUIET.until)) reload()
  }
}

/** In the wall's zone. Old engines have no parts of a time, and some of them call midnight 24. */
function minuteOfDay(moment: number, timeZone: string): number {
  const text = new Intl.DateTimeFormat('en-GB', {
    ...{ hour: '2-digit', minute: '2-digit', hour12: false, timeZone },
  }).format(moment)
  const [hour = 0, minute = 0] = text.split(':').map(Number)
  return (hour % 24) * 60 + minute
}
