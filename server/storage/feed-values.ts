import { type Kysely, type RawBuilder, sql } from 'kysely'
import { named } from './rows.ts'
import type { Tables } from './schema.ts'

/** Of each kind so many are told. */
const VALUES_AT_MOST = 100
/** Which values are used most is read off so many of the newest entries. */
const LOOK_AT = 5_000
/** So many names of counts are read to find values that only older entries have. */
const SERIES_AT_MOST = 5_000

/** Which values entries have, the most used first. */
export interface FeedValues {
  locations: string[]
  touchpoints: string[]
  segments: string[]
  languages: string[]
  tags: string[]
}

const KINDS = {
  locations: { column: 'location', dimension: 'location' },
  touchpoints: { column: 'touchpoint', dimension: 'touchpoint' },
  segments: { column: 'author_segment', dimension: 'segment' },
  languages: { column: 'language', dimension: 'language' },
  tags: { column: 'tags', dimension: 'tag' },
} as const
type Kind = keyof typeof KINDS

/** Known values to filter by. Those of old entries are found by what was counted of them, so that it costs the same. */
export function createFeedValues(db: Kysely<Tables>) {
  async function used(column: (typeof KINDS)[Kind]['column']): Promise<{ value: string; n: number }[]> {
    const newest = db.selectFrom('feedback').select(column).orderBy('id', 'desc').limit(LOOK_AT)
    const rows = db
      .selectFrom(newest.as('newest'))
      .select([sql.ref<string>(column).as('value'), sql<number>`count(*)`.as('n')])
      .where(column, 'is not', null)
      .groupBy(column)
      .orderBy('n', 'desc')
    return rows.limit(SERIES_AT_MOST).execute()
  }

  /** All values that were ever counted: from one name to the next, past all counts in between. */
  async function counted(): Promise<Map<string, string[]>> {
    const next = (after: RawBuilder<string>) => sql`(select min(series) from tally where series > ${after})`
    const { rows } = await sql<{ series: string }>`with recursive names(series) as (
        select ${next(sql`''`)} union all select ${next(sql`names.series`)} from names where names.series is not null
      ) select series from names where series is not null limit ${SERIES_AT_MOST}`.execute(db)
    const values = new Map<string, string[]>()
    for (const { series } of rows) {
      const [dimension = '', , ...value] = series.split(' ')
      values.set(dimension, [...(values.get(dimension) ?? []), value.join(' ')])
    }
    return values
  }

  return async (): Promise<FeedValues> => {
    const before = await counted()
    const valuesOf = async (kind: Kind) => {
      const { column, dimension } = KINDS[kind]
      const found = await used(column)
      const now = kind === 'tags' ? tagsOf(found) : found.map(({ value }) => value).filter(named)
      return [...new Set([...now, ...(before.get(dimension) ?? [])])].slice(0, VALUES_AT_MOST)
    }
    return {
      locations: await valuesOf('locations'),
      touchpoints: await valuesOf('touchpoints'),
      segments: await valuesOf('segments'),
      languages: await valuesOf('languages'),
      tags: await valuesOf('tags'),
    }
  }
}

/** Lists of tags, each with how often it is there, as single tags. */
function tagsOf(lists: readonly { value: string; n: number }[]): string[] {
  const uses = new Map<string, number>()
  for (const { value, n } of lists) {
    for (const tag of JSON.parse(value) as string[]) if (named(tag)) uses.set(tag, (uses.get(tag) ?? 0) + n)
  }
  return [...uses].toSorted(([, a], [, b]) => b - a).map(([tag]) => tag)
}
