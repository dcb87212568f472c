import type { Sample } from './sample.ts'

export interface Interval {
  lower: number
  upper: number
}

export interface Difference extends Interval {
  difference: number
}

/** How a kind of score is worked out, in its own units. Samples hold at least one answer. */
export interface Method {
  score(sample: Sample): number
  /** Null where the sample is too small for this method. */
  interval(sample: Sample): Interval | null
  /** The newer less the older. */
  difference(before: Sample, after: Sample): Difference
}

/** The standard normal quantile that 95 % lie within, on both sides. */
export const Z = 1.959963984540054

/** The interval of a margin on both sides, held inside what is possible. */
export function around(middle: number, margin: number, least: number, most: number): Interval {
  return { lower: Math.max(least, middle - margin), upper: Math.min(most, middle + margin) }
}
