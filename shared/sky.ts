import { mixColours } from './colour.ts'
import {
  AFTERNOON,
  BEFORE_DAWN,
  DAWN,
  DAY_INKS,
  DUSK,
  GOLDEN,
  type Inks,
  MORNING,
  NIGHT,
  NIGHT_INKS,
  NOON,
  type Palette,
  SUNDOWN,
} from './palettes.ts'
import type { Day } from './wall.ts'

const MINUTE = 60_000

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

interface Hour {
  at: number
  palette: Palette
  light: boolean
}

/**
 * The day's hours in order. No ink has contrast 7:1 on a sky half-way between light and dark, so the sky
 * never goes there: it turns at once, before opening and in the late afternoon.
 */
function hoursOf({ opens, sundown }: Day): Hour[] {
  const length = sundown - opens
  const share = (part: number) => opens + part * length
  const light = (at: number, palette: Palette) => ({ at, palette, light: true })
  const dark = (at: number, palette: Palette) => ({ at, palette, light: false })
  return [
    dark(opens - 110 * MINUTE, NIGHT),
    dark(opens - 40 * MINUTE, BEFORE_DAWN),
    light(opens - 30 * MINUTE, DAWN),
    light(share(0.12), MORNING),
    light(share(0.42), NOON),
    light(share(0.7), AFTERNOON),
    light(share(0.86), GOLDEN),
    dark(share(0.88), DUSK),
    dark(share(0.93), DUSK),
    dark(sundown, SUNDOWN),
    dark(sundown + 70 * MINUTE, NIGHT),
  ]
}

/** The colours of a moment of the wall's day. */
export function skyAt(day: Day, now: number): Sky {
  const hours = hoursOf(day)
  const next = hours.findIndex((hour) => hour.at > now)
  const before = hours[next - 1]
  const after = hours[next]
  if (!before || !after) return skyOf(NIGHT, false)
  if (before.light !== after.light) return skyOf(before.palette, before.light)
  const share = (now - before.at) / (after.at - before.at)
  return skyOf(mixPalettes(before.palette, after.palette, share), before.light)
}

function skyOf(palette: Palette, light: boolean): Sky {
  return { ...palette, ...(light ? DAY_INKS : NIGHT_INKS), light }
}

function mixPalettes(from: Palette, to: Palette, share: number): Palette {
  return {
    sky: from.sky.map((colour, i) => mixColours(colour, to.sky[i] ?? colour, share)),
    ground: mixColours(from.ground, to.ground, share),
    sun: mixColours(from.sun, to.sun, share),
  }
}

/** A moment's place on the horizon, 0 to 1; what lies outside stands at its ends. */
export function alongDay(day: Day, moment: number): number {
  const share = (moment - day.opens) / (day.ends - day.opens)
  return Math.min(1, Math.max(0, share))
}

/** The sun rises at opening and touches the horizon at sundown; half an hour later it is gone. */
export function sunAt(day: Day, now: number): Sun {
  const share = (now - day.opens) / (day.sundown - day.opens)
  return { along: alongDay(day, now), height: arcHeight(share) }
}

/** Height on the arc at a share of the way from opening to sundown. */
export function arcHeight(share: number): number {
  return share < 0 || share > 1 ? -Math.min(1, 8 * Math.max(-share, share - 1)) : Math.sin(Math.PI * share)
}
