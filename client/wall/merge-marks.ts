import { alongDay } from '../../shared/sky.ts'
import type { Day } from '../../shared/wall.ts'
import type { KeyedMark } from '../live/store.ts'
import type { Format } from './format.ts'

/** A mark on the horizon; it may stand for several minutes of its mood. */
export interface DrawnMark {
  id: string
  mood: KeyedMark['mood']
  n: number
  /** Its place on the horizon, 0 to 1. */
  along: number
}

/** How many marks of a mood find room beside each other, not all of them apart. */
const BESIDE: Readonly<Record<Format['shape'], number>> = { wide: 100, tall: 60, side: 30 }
const MOODS = 3

/**
 * A day has more minutes than a horizon has places, and a page not room for thousands of elements: beyond that,
 * neighbours of one mood stand together as one mark, in the middle of what they stand for.
 */
export function mergeMarks(marks: readonly KeyedMark[], day: Day, shape: Format['shape']): DrawnMark[] {
  const places = BESIDE[shape]
  const each = marks.map(({ id, mood, n, minute }) => ({ id, mood, n, along: alongDay(day, minute) }))
  return marks.length > places * MOODS ? together(each, places) : each
}

function together(marks: DrawnMark[], places: number): DrawnMark[] {
  const merged = new Map<string, DrawnMark>()
  for (const mark of marks) {
    const place = Math.min(places - 1, Math.floor(mark.along * places))
    const id = `${place} ${mark.mood}`
    const before = merged.get(id)
    if (before) before.n += mark.n
    else merged.set(id, { ...mark, id, along: (place + 0.5) / places })
  }
  return Array.from(merged.values())
}

/** The marks of now, with the objects of before where nothing changed, so that their elements stay. */
export function keepSame(before: readonly DrawnMark[], now: readonly DrawnMark[]): DrawnMark[] {
  const known = new Map(before.map((mark) => [mark.id, mark]))
  return now.map((mark) => {
    const old = known.get(mark.id)
    return old && old.n === mark.n && old.along === mark.along ? old : mark
  })
}
