import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { IdRange } from './search-index.ts'

/** Holds for entries in a range of ids. */
export function idsIn(range: IdRange): Expression<SqlBool> {
  return within(sql`feedback.id`, range)
}

/** The same where another index leads to the entries: that of ids is kept out of the choice. */
export function idsAlsoIn(range: IdRange): Expression<SqlBool> {
  return within(sql`(feedback.id || '')`, range)
}

function within(id: RawBuilder<unknown>, { from, below }: IdRange): Expression<SqlBool> {
  const bounds = [sql`${id} >= ${from ?? ''}`, ...(below === null ? [] : [sql`${id} < ${below}`])]
  return sql<SqlBool>`(${sql.join(bounds, sql` and `)})`
}
