import type { Day } from '../../shared/wall.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Hours between two labels: those that divide a day. */
const STEPS = [1, 2, 3, 4, 6, 12]
const AT_MOST = 4

export interface HourLabel {
  at: number
  /** Where it stands on the horizon; labels at the ends stand inside of it. */
  place: 'start' | 'middle' | 'end'
}

/**
 * At most four full hours of the wall's day, evenly spread, the first at or after opening. `minuteOf` is the
 * minute that the wall's clocks show: on Lord Howe they are changed by half an hour.
 */
export function hourLabels(day: Day, minuteOf: (moment: number) => number): HourLabel[] {
  const hours = (day.ends - day.opens) / HOUR
  const step = STEPS.filter((hour) => hours / hour < AT_MOST + 0.5)[0] ?? 24
  const first = day.opens + ((60 - minuteOf(day.opens)) % 60) * MINUTE
  const labels: HourLabel[] = []
  for (let at = first; at <= day.ends && labels.length < AT_MOST; at += step * HOUR) {
    labels.push({ at, place: placeOf((at - day.opens) / (day.ends - day.opens)) })
  }
  return labels
}

function placeOf(share: number): HourLabel['place'] {
  if (share < 0.035) return 'start'
  return share > 0.965 ? 'end' : 'middle'
}
