import {
  AFTERNOON,
  BEFORE_DAWN,
  DAWN,
  DUSK,
  GOLDEN,
  MORNING,
  mixPalettes,
  NIGHT,
  NOON,
  type Palette,
  SUNDOWN,
} from './palettes.ts'
import type { Day } from './wall.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** As long as the sky takes from one end of its colours to the other without changing faster than 1 % a minute. */
const FADES = 70 * MINUTE
/** A day's light is spread over at least this, for the same reason. */
const SHORTEST = 3 * HOUR
/** Dawn comes this long before opening. */
const DAWNS = 30 * MINUTE
/** Just before it, the last dark minutes. */
const TURNS = 10 * MINUTE
const SETS = 15 * MINUTE
/** The shortest night. */
const WHITE_NIGHT = 80 * MINUTE
/** After so long every evening is night, and before it no morning has begun. */
const TWILIGHT = 4 * HOUR

/** What the sky is at a moment; it drifts from each hour to the next. */
export interface Hour {
  at: number
  palette: Palette
  light: boolean
}

const light = (at: number, palette: Palette): Hour => ({ at, palette, light: true })
const dark = (at: number, palette: Palette): Hour => ({ at, palette, light: false })

/** Yesterday's, today's and tomorrow's hours in order, taking all three days to be alike. */
export function openHours(day: Day): Hour[] {
  const hours = hoursOf(day)
  const shifted = (by: number) => hours.map((hour) => ({ ...hour, at: hour.at + by }))
  return shifted(-DAY).concat(hours, shifted(DAY))
}

function hoursOf(day: Day): Hour[] {
  if (day.sun === 'up') return midnightSun(day)
  return day.sun === 'down' ? polarNight(day) : usualDay(day)
}

/**
 * No ink has contrast 7:1 on a sky half-way between light and dark, so the sky never goes there: it turns at
 * once, before opening (or at sunrise where the wall has a place) and in the late afternoon.
 */
function usualDay({ opens, sundown, sunrise }: Day): Hour[] {
  const from = Math.min(Math.max(opens, (sunrise ?? opens) + DAWNS), sundown - SHORTEST)
  const share = (part: number) => from + part * (sundown - from)
  const rises = Math.max(Math.min(from - DAWNS, sunrise ?? from), sundown - DAY + WHITE_NIGHT)
  const night = rises + DAY - sundown
  const deep = Math.min(FADES, night / 2 - TURNS)
  const deepest = mixPalettes(SUNDOWN, NIGHT, deep / FADES)
  return [
    dark(rises - TURNS - deep, deepest),
    dark(rises - TURNS, BEFORE_DAWN),
    light(rises, DAWN),
    light(share(0.12), MORNING),
    light(share(0.42), NOON),
    light(share(0.7), AFTERNOON),
    light(share(0.86), GOLDEN),
    dark(share(0.88), DUSK),
    dark(share(0.93), DUSK),
    dark(sundown, SUNDOWN),
    dark(sundown + deep, deepest),
  ]
}

/** It is light all day, and golden around midnight. */
function midnightSun({ begins }: Day): Hour[] {
  const at = (hour: number, palette: Palette) => light(begins + hour * HOUR, palette)
  return [at(0, GOLDEN), at(6, MORNING), at(12, NOON), at(18, AFTERNOON)]
}

/** It is night, but for a glow around noon. */
function polarNight({ begins }: Day): Hour[] {
  const at = (hour: number, palette: Palette) => dark(begins + hour * HOUR, palette)
  return [at(8, NIGHT), at(11, BEFORE_DAWN), at(13, DUSK), at(16, NIGHT)]
}

interface Open {
  open: readonly Hour[]
  /** What the sky would be at a moment if the wall were open. */
  openAt: (at: number) => Palette & { light: boolean }
}

/**
 * The hours around a closing and before an opening, all of them dark. Where the day would be light then, dusk falls
 * on the wall alone, and dawn waits for the door; otherwise night comes out of the evening's own colours, and goes
 * back into the morning's. Far from both it is night.
 */
export function closedHours(
  { closedAt, reopens }: Day,
  now: number,
  { open, openAt }: Open,
): readonly Hour[] {
  const justClosed = closedAt !== null && now - closedAt < TWILIGHT
  const opensSoon = reopens !== null && reopens - now < TWILIGHT
  if (justClosed && opensSoon && ![closedAt, now, reopens].some((at) => openAt(at).light)) return open
  if (justClosed) return fall(closedAt, openAt(closedAt))
  return opensSoon ? dawn(reopens, openAt(reopens)) : [dark(now, NIGHT)]
}

function fall(at: number, sky: Palette & { light: boolean }): Hour[] {
  if (!sky.light) return [dark(at, sky), dark(at + FADES, NIGHT)]
  return [dark(at, DUSK), dark(at + SETS, SUNDOWN), dark(at + SETS + FADES, NIGHT)]
}

function dawn(at: number, sky: Palette & { light: boolean }): Hour[] {
  if (!sky.light) return [dark(at - FADES, NIGHT), dark(at, sky)]
  return [dark(at - TURNS - FADES, NIGHT), dark(at - TURNS, BEFORE_DAWN)]
}
