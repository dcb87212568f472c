import { type Kysely, sql } from 'kysely'
import type { Dimension } from '../../shared/dimension.ts'
import { COLUMN, narrowed } from './filter.ts'
import { named } from './rows.ts'
import type { Tables } from './schema.ts'
import { type ScaledTally, type ScoredQuery, selectScored, toScaledTally } from './scored.ts'
import { type ScaledCounts, seriesOf } from './tallies.ts'
import { type Part, partsOf, summed } from './tally-reader.ts'

/** Of one dimension so many values are looked at, in the order of their names. */
const VALUES_AT_MOST = 5_000

export interface TalliesByQuery extends ScoredQuery {
  dimension: Dimension
}

/** All counts of a value; of one score there may be several. */
export interface ValueTallies {
  value: string
  tallies: ScaledTally[]
}

/**
 * Counts of each value of a dimension. Without a filter it costs what the range and the values cost, whatever
 * the history; with one the entries of the range are read.
 */
export function createTalliesBy(db: Kysely<Tables>): (query: TalliesByQuery) => Promise<ValueTallies[]> {
  return (query) => {
    const unfiltered = narrowed(query.filter).length === 0 && !query.filter.allTags
    return unfiltered ? fromTallies(db, query) : fromEntries(db, query)
  }
}

async function fromTallies(
  db: Kysely<Tables>,
  { metric, dimension, from, to }: TalliesByQuery,
): Promise<ValueTallies[]> {
  const prefix = seriesOf(dimension, '', metric)
  const parts = partsOf(from, to).map(countsOfPart)
  if (parts.length === 0) return []
  const { rows } = await sql<{ series: string; counts: string }>`with recursive names(series) as (
      select ${nextName(prefix, sql`${prefix}`)}
      union all
      select ${nextName(prefix, sql`names.series`)} from names where names.series is not null
    ), known as (select series from names where series is not null limit ${VALUES_AT_MOST})
    ${sql.join(parts, sql` union all `)}`.execute(db)
  const found = new Map<string, ScaledCounts[]>()
  for (const { series, counts } of rows) add(found, series.slice(prefix.length), JSON.parse(counts))
  return [...found].map(([value, all]) => ({ value, tallies: summed(all) }))
}

/** The name after this one, past all counts in between; null where another dimension or metric begins. */
function nextName(prefix: string, after: ReturnType<typeof sql>) {
  return sql`(select case when substr(min(series), 1, ${sql.lit(prefix.length)}) = ${prefix}
    then min(series) end from tally where series > ${after})`
}

function countsOfPart({ grain, from, to }: Part) {
  return sql`select tally.series, tally.counts from known join tally on tally.series = known.series
    where tally.grain = ${grain} and tally.bucket >= ${from} and tally.bucket < ${to}`
}

async function fromEntries(
  db: Kysely<Tables>,
  { dimension, ...query }: TalliesByQuery,
): Promise<ValueTallies[]> {
  const column = dimension === 'tag' ? 'tags' : COLUMN[dimension]
  const rows = await selectScored(db, query)
    .select(`feedback.${column} as value`)
    .where(column, 'is not', null)
    .groupBy(column)
    .execute()
  const found = new Map<string, ScaledTally[]>()
  for (const { value, ...row } of rows) {
    const values = dimension === 'tag' ? new Set<string>(JSON.parse(value as string)) : [value as string]
    for (const one of values) if (named(one)) add(found, one, toScaledTally(row))
  }
  return [...found].map(([value, tallies]) => ({ value, tallies }))
}

function add<T>(found: Map<string, T[]>, value: string, one: T): void {
  const known = found.get(value)
  if (known) known.push(one)
  else found.set(value, [one])
}
