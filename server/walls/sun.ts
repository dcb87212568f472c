import type { DateTime } from 'luxon'
import { getTimes } from 'suncalc'
import type { Day } from '../../shared/wall.ts'
import { startOfDay } from './clock.ts'

export interface Place {
  /** Degrees, north and east are positive. */
  latitude: number
  longitude: number
}

export interface SunOfDay {
  sun: Day['sun']
  /** Both null where it does not set. */
  rises: DateTime | null
  sets: DateTime | null
}

/**
 * The sun over a place on a local date: that of the solar day whose noon is nearest to the clock's noon, which
 * is not always on the same date where a wall's zone and its place lie far apart.
 */
export function sunOver({ latitude, longitude }: Place, local: DateTime): SunOfDay {
  const noon = startOfDay(local).set({ hour: 12 })
  const { sunrise, sunset, alwaysUp } = getTimes(noon.toJSDate(), latitude, longitude)
  if (!sunrise || !sunset) return { sun: alwaysUp ? 'up' : 'down', rises: null, sets: null }
  const at = (moment: Date) => noon.plus(moment.getTime() - noon.toMillis())
  return { sun: 'sets', rises: at(sunrise), sets: at(sunset) }
}
