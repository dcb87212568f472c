import type { Day } from '../../../shared/wall.ts'
import type { Wall } from '../../storage/walls.ts'
import { dayOf } from '../../walls/day.ts'

export const MINUTE_MS = 60_000

export type DayKeeper = ReturnType<typeof createDayKeeper>

/** Keeps a wall's day: it is the same all through a minute, and working it out takes longer than reading an entry. */
export function createDayKeeper(wall: Wall, now: number) {
  let day: Day = dayOf(wall, now)
  let minute = 0

  return {
    get day(): Day {
      return day
    },

    load(wall: Wall, now: number): void {
      day = dayOf(wall, now)
    },

    /** Follows the clock, and the settings if they are others. Answers whether a minute or a day has begun. */
    take(wall: Wall, now: number, others: boolean): { newMinute: boolean; newDay: boolean } {
      const { begins } = day
      const newMinute = Math.floor(now / MINUTE_MS) !== minute
      minute = Math.floor(now / MINUTE_MS)
      if (newMinute || others) day = dayOf(wall, now)
      return { newMinute, newDay: day.begins !== begins }
    },
  }
}
