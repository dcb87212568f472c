import { DAY_INKS, type Inks, mixPalettes, NIGHT, NIGHT_INKS, type Palette } from './palettes.ts'
import { closedHours, type Hour, openHours } from './sky-hours.ts'
import type { Day } from './wall.ts'

const SHORTEST_ARC = 30 * 60_000
/** A sun that does not set, on its arc. */
const LOWEST = 0.5

export interface Sky extends Inks, Palette {
  /** Whether it is a light sky with dark ink. */
  light: boolean
}

/** Where the sun (by night the moon) stands. */
export interface Sun {
  /** From the horizon's left end, 0, to its right end, 1. */
  along: number
  /** 1 at the top of its arc, 0 on the horizon, below 0 beneath it. */
  height: number
}

/** The colours of a moment of the wall's day. While it is closed its sky is dark, whatever the sun does. */
export function skyAt(day: Day, now: number): Sky {
  const open = openHours(day)
  if (day.open) return skyFrom(open, now)
  return skyFrom(closedHours(day, now, { open, openAt: (at) => skyFrom(open, at) }), now)
}

function skyFrom(hours: readonly Hour[], now: number): Sky {
  const next = hours.findIndex((hour) => hour.at > now)
  const after = hours[next]
  const before = hours[next < 0 ? hours.length - 1 : next - 1]
  if (!before) return after ? skyOf(after.palette, after.light) : skyOf(NIGHT, false)
  if (!after || before.light !== after.light) return skyOf(before.palette, before.light)
  const share = (now - before.at) / (after.at - before.at)
  return skyOf(mixPalettes(before.palette, after.palette, share), before.light)
}

function skyOf(palette: Palette, light: boolean): Sky {
  return { ...palette, ...(light ? DAY_INKS : NIGHT_INKS), light }
}

/** A moment's place on the horizon, 0 to 1; what lies outside stands at its ends. */
export function alongDay(day: Day, moment: number): number {
  const share = (moment - day.opens) / (day.ends - day.opens)
  return Math.min(1, Math.max(0, share))
}

/** When the sun stands over the horizon: from opening, or where it comes up later from then, to sundown. */
export function sunUp({ opens, sunrise, sundown }: Day): { from: number; until: number } {
  const from = sunrise === null ? opens : Math.max(opens, sunrise)
  return { from: Math.min(from, sundown - SHORTEST_ARC), until: sundown }
}

/**
 * The sun rises and touches the horizon at sundown; half an hour later it is gone. Where it does not set it
 * stays low over the horizon, and where it does not rise, below.
 */
export function sunAt(day: Day, now: number): Sun {
  const { from, until } = sunUp(day)
  const along = alongDay(day, now)
  if (day.sun === 'down') return { along, height: -1 }
  const height = arcHeight((now - from) / (until - from))
  return { along, height: day.sun === 'up' ? Math.max(LOWEST, height) : height }
}

/** Height on the arc at a share of the way from opening to sundown. */
export function arcHeight(share: number): number {
  return share < 0 || share > 1 ? -Math.min(1, 8 * Math.max(-share, share - 1)) : Math.sin(Math.PI * share)
}
