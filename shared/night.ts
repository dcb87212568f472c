import type { Day, Night } from './wall.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Night falls on a wall within an hour of closing, and goes within minutes before it opens. */
const FALLS = HOUR
const WAKES = 5 * MINUTE
/** How much darker a night picture is in the end. */
const DARKEST = 0.6

/** How much darker than by day the wall is, from 0 to `DARKEST`; the same for both kinds of night. */
export function darknessAt(day: Day, now: number): number {
  if (day.open) return 0
  const { fallen, asleep } = nightOf(day, now)
  return DARKEST * Math.min(fallen, asleep)
}

/** Whether a wall that sleeps in the dark shows nothing but its small clock. */
export function isDark(day: Day, night: Night, now: number): boolean {
  return night === 'dark' && darknessAt(day, now) === DARKEST
}

/** How far night has fallen, and how far it is from going, 0 to 1 each. */
function nightOf({ closedAt, reopens }: Day, now: number): { fallen: number; asleep: number } {
  const share = (time: number) => Math.min(1, Math.max(0, time))
  return {
    fallen: closedAt === null ? 1 : share((now - closedAt) / FALLS),
    asleep: reopens === null ? 1 : share((reopens - now) / WAKES),
  }
}

/** Where the small clock of a dark wall stands, 0 to 1 each way: every minute elsewhere, in time everywhere. */
export function clockPlaceAt(now: number): { x: number; y: number } {
  const minute = Math.floor(now / MINUTE)
  // Roberts' R2 sequence: the points of any stretch of it lie evenly.
  return { x: (minute * 0.754877666246693) % 1, y: (minute * 0.569840290998053) % 1 }
}

/** The moon's way over the wall, from noon, 0, over midnight to noon. */
export function moonAlong({ begins }: Day, now: number): number {
  return ((((now - begins) / DAY + 0.5) % 1) + 1) % 1
}

const MONTH = 29.530588853 * DAY
const NEW_MOON = Date.UTC(2000, 0, 6, 18, 14)

/** The moon's phase from 0, new, over 0.5, full, to 1, within a few hours (mean lunations, Meeus chapter 49). */
export function moonPhaseAt(now: number): number {
  return ((((now - NEW_MOON) / MONTH) % 1) + 1) % 1
}
