import type { Kysely } from 'kysely'
import type { Metric } from '../../shared/metric.ts'
import type { ScaledTally } from './feedback-reader.ts'
import type { Tables } from './schema.ts'
import { DAY_MS, type Dimension, type EVERYTHING, type ScaledCounts, seriesOf } from './tallies.ts'

export interface TallyQuery {
  metric: Metric
  dimension: Dimension | typeof EVERYTHING
  /** Any of these; they are added up, so no entry may have two of them. */
  values: string[]
  /** Multiples of a quarter-hour, epoch milliseconds; holds `from` and ends before `to`. */
  from: number
  to: number
}

/** Reads counts. A range costs at most 190 quarter-hours and its whole UTC days, whatever lies in them. */
export function createTallyReader(db: Kysely<Tables>) {
  const part = (series: string[], grain: 'q' | 'd', from: number, to: number) =>
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
      const parts = partsOf(from, to).map((each) => part(series, each.grain, each.from, each.to))
      const [first, ...others] = parts
      if (!first) return []
      const rows = await others.reduce((union, next) => union.unionAll(next), first).execute()
      return summed(rows.map(({ counts }) => JSON.parse(counts) as ScaledCounts))
    },
  }
}

export type TallyReader = ReturnType<typeof createTallyReader>

function summed(all: readonly ScaledCounts[]): ScaledTally[] {
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

/** A range as quarter-hours up to the first UTC midnight, whole days, and quarter-hours after the last. */
export function partsOf(from: number, to: number): { grain: 'q' | 'd'; from: number; to: number }[] {
  const firstDay = Math.ceil(from / DAY_MS) * DAY_MS
  const lastDay = Math.floor(to / DAY_MS) * DAY_MS
  const parts =
    firstDay >= lastDay
      ? [{ grain: 'q' as const, from, to }]
      : [
          { grain: 'q' as const, from, to: firstDay },
          { grain: 'd' as const, from: firstDay, to: lastDay },
          { grain: 'q' as const, from: lastDay, to },
        ]
  return parts.filter((part) => part.from < part.to)
}
