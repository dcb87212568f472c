import { type Kysely, sql } from 'kysely'
import type { Metric, Scale } from '../../shared/metric.ts'
import { type CountFilter, inFilter } from './filter.ts'
import type { Tables } from './schema.ts'

/** How many answers of one score on one scale. */
export interface ScaledTally {
  scale: Scale | null
  score: number
  counted: number
  excluded: number
}

export interface ScoredQuery {
  metric: Metric
  filter: CountFilter
  /** Epoch milliseconds; holds `from` and ends before `to`. */
  from: number
  to: number
}

/** Scored entries themselves, added up by scale and score: for filters that no tally answers. */
export function selectScored(db: Kysely<Tables>, { metric, filter, from, to }: ScoredQuery) {
  return db
    .selectFrom('feedback')
    .select(['scale_min', 'scale_max', 'score'])
    .select((eb) => [eb.fn.sum<number>('counted').as('counted'), sql<number>`count(*)`.as('n')])
    .where('at', '>=', from)
    .where('at', '<', to)
    .where('metric', '=', metric)
    .where('score', 'is not', null)
    .where('test', '=', 0)
    .where(inFilter(filter))
    .groupBy(['scale_min', 'scale_max', 'score'])
}

interface ScoredRow {
  scale_min: number | null
  scale_max: number | null
  score: number | null
  counted: number
  n: number
}

export function toScaledTally({ scale_min, scale_max, score, counted, n }: ScoredRow): ScaledTally {
  return {
    scale: scale_min === null || scale_max === null ? null : { min: scale_min, max: scale_max },
    score: score as number,
    counted: Number(counted),
    excluded: n - Number(counted),
  }
}
