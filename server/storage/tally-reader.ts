import type { Kysely } from 'kysely'
import type { Dimension } from '../../shared/dimension.ts'
import type { Metric } from '../../shared/metric.ts'
import type { Grain, Tables } from './schema.ts'
import type { ScaledTally } from './scored.ts'
import { DAY_MS, type EVERYTHING, HOUR_MS, QUARTER_MS, type ScaledCounts, seriesOf } from './tallies.ts'

export interface TallyQuery {
  metric: Metric
  dimension: Dimension | typeof EVERYTHING
  /** Any of these; they are added up, so no entry may have two of them. */
  values: string[]
  /** Multiples of a quarter-hour, epoch milliseconds; holds `from` and ends before `to`. */
  from: number
  to: number
}

/** Reads counts. A range costs its whole UTC days, 46 hours and 6 quarter-hours at most, whatever lies in them. */
export function createTallyReader(db: Kysely<Tables>) {
  const part = (series: string[], { grain, from, to }: Part) =>
    db
      .selectFrom('tally')
      .select('counts')
      .where('series', 'in', series)
      .where('grain', '=', grain)
      .where('bucket', '>=', from)
      .where('bucket', '<', to)

  return {
    async read({ metric, dimension, values, from, to }: TallyQuery): Promise<ScaledTally[]> {
      const series = values.map((value) => seriesOf(dimension, value, metric))
      const parts = partsOf(from, to).map((each) => part(series, each))
      const [first, ...others] = parts
      if (!first) return []
      const rows = await others.reduce((union, next) => union.unionAll(next), first).execute()
      return summed(rows.map(({ counts }) => JSON.parse(counts) as ScaledCounts))
    },
  }
}

/** Adds up what is kept of several stretches of time. */
export function summed(all: readonly ScaledCounts[]): ScaledTally[] {
  const tallies = new Map<string, ScaledTally>()
  for (const counts of all) {
    for (const [key, [counted, excluded]] of Object.entries(counts)) {
      let tally = tallies.get(key)
      if (!tally) {
        const [min, max, score] = key.split(' ').map(Number) as [number, number, number]
        tally = { scale: { min, max }, score, counted: 0, excluded: 0 }
        tallies.set(key, tally)
      }
      tally.counted += counted
      tally.excluded += excluded
    }
  }
  return [...tallies.values()]
}

const GRAINS: readonly (readonly [grain: Grain, length: number])[] = [
  ['d', DAY_MS],
  ['h', HOUR_MS],
  ['q', QUARTER_MS],
]

export interface Part {
  grain: Grain
  from: number
  to: number
}

/** A range as its whole UTC days, the whole hours at their ends, and the quarter-hours at the ends of those. */
export function partsOf(from: number, to: number, [coarsest, ...finer] = GRAINS): Part[] {
  if (!coarsest || from >= to) return []
  const [grain, length] = coarsest
  const first = Math.ceil(from / length) * length
  const last = Math.floor(to / length) * length
  if (first >= last) return partsOf(from, to, finer)
  return [...partsOf(from, first, finer), { grain, from: first, to: last }, ...partsOf(last, to, finer)]
}
