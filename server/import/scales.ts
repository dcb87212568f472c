import type { Scale } from '../../shared/metric.ts'
import { BadCell } from './bad-cell.ts'

/** The scales of a file: one from the beginning, others from a day on, and others where a column says something. */
export interface Scales {
  first: Scale | null
  /** Oldest day first, as `2015-06-09`. */
  changes: readonly { day: string; scale: Scale }[]
  /** The first that fits a row counts, before all days. */
  conditions?: readonly { column: string; is: string; scale: Scale }[]
}

/** `day` is when the file says it was, before it is moved to another day; null where it says nothing. */
export function scaleOn({ first, changes }: Scales, day: () => string | null): Scale | null {
  if (changes.length === 0) return first
  const on = day()
  if (!on) throw new BadCell('occurredAt: is missing, so that nothing tells which scale the score is on')
  return changes.findLast((change) => change.day <= on)?.scale ?? first
}

/** Reads `1-10`; null where it is no scale. */
export function readScale(text: string): Scale | null {
  const found = /^\s*(-?\d{1,6})\s*(?:-|–|\.\.|to)\s*(-?\d{1,6})\s*$/.exec(text)
  if (!found) return null
  const scale = { min: Number(found[1]), max: Number(found[2]) }
  return scale.min < scale.max ? scale : null
}
