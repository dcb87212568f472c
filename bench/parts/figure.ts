import { median } from './statistics.ts'

/** What the ratio of value to limit must be. */
export type Wanted = { atLeast: number } | { atMost: number }

/** One measured figure beside the limit it is judged by, both medians of `runs` runs. */
export interface Figure {
  name: string
  unit: string
  value: number
  limit: number
  ratio: number
  runs: number
  /** Null for what is measured to be known, without a promise. */
  wanted: Wanted | null
  /** What a reader must know to understand the two numbers. */
  note: string
  /** What each run measured, in their order. */
  values: number[]
  limits: number[]
}

export type Described = Pick<Figure, 'name' | 'unit' | 'wanted' | 'note'>

export function figure(described: Described, values: number[], limits: number[]): Figure {
  const [value, limit] = [median(values), median(limits)]
  return { ...described, value, limit, ratio: value / limit, runs: values.length, values, limits }
}

/** A line naming the limit that a figure misses; null when it keeps it or has none. */
export function complaintAbout({ name, ratio, wanted }: Figure): string | null {
  if (wanted === null) return null
  if ('atLeast' in wanted) {
    return ratio >= wanted.atLeast ? null : missed(name, ratio, `at least ${wanted.atLeast}`)
  }
  return ratio <= wanted.atMost ? null : missed(name, ratio, `at most ${wanted.atMost}`)
}

function missed(name: string, ratio: number, wanted: string): string {
  return `${name}: ${ratio.toFixed(3)} of its limit, must be ${wanted}`
}
