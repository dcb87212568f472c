import { type Kysely, sql } from 'kysely'
import type { Metric } from '../../shared/metric.ts'
import type { ScaledTally } from './feedback-reader.ts'
import type { Tables } from './schema.ts'
import { DAY_MS, type Dimension, type EVERYTHING } from './tallies.ts'

export interface TallyQuery {
  metric: Metric
  dimension: Dimension | typeof EVERYTHING
  /** Any of these; they are added up, so no entry may have two of them. */
  values: string[]
  /** Multiples of a quarter-hour, epoch milliseconds; holds `from` and ends before `to`. */
  from: number
  to: number
}

/** Reads counts. A range costs at most 192 quarter-hours and its whole UTC days, whatever lies in them. */
export function createTallyReader(db: Kysely<Tables>) {
  const part = (query: TallyQuery, grain: 'q' | 'd', from: number, to: number) =>
    db
      .selectFrom('tally')
      .select(['scale_min', 'scale_max', 'score', 'counted', 'excluded'])
      .where('dimension', '=', query.dimension)
      .where('value', 'in', query.values)
      .where('metric', '=', query.metric)
      .where('grain', '=', grain)
      .where('bucket', '>=', from)
      .where('bucket', '<', to)

  return {
    async read(query: TallyQuery): Promise<ScaledTally[]> {
      const parts = partsOf(query.from, query.to).map(({ grain, from, to }) => part(query, grain, from, to))
      const [first, ...others] = parts
      if (!first) return []
      const all = others.reduce((union, next) => union.unionAll(next), first)
      const rows = await db
        .selectFrom(all.as('part'))
        .select(['scale_min', 'scale_max', 'score'])
        .select([
          sql<number>`cast(sum(counted) as bigint)`.as('counted'),
          sql<number>`cast(sum(excluded) as bigint)`.as('excluded'),
        ])
        .groupBy(['scale_min', 'scale_max', 'score'])
        .execute()
      return rows.map(({ scale_min, scale_max, score, counted, excluded }) => ({
        scale: { min: scale_min, max: scale_max },
        score,
        counted,
        excluded,
      }))
    },
  }
}

export type TallyReader = ReturnType<typeof createTallyReader>

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
