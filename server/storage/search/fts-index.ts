import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { createFollower } from './follower.ts'
import type { IdRange, SearchIndex, SearchIndexDeps } from './search-index.ts'
import { ftsQuery } from './terms.ts'

/**
 * SQLite's full-text index. It is written in the background, so that nobody who posts waits for it: what changed
 * since is looked at itself. Places in the table follow the order of ids, so the newest are found first.
 */
export async function createFtsIndex(deps: SearchIndexDeps): Promise<SearchIndex> {
  const follower = await createFollower(deps)
  return {
    table: sql`feedback_search cross join feedback on feedback.rowid = feedback_search.rowid`,
    newestFirst: sql`feedback_search.rowid desc`,
    look() {
      const upTo = follower.upTo()
      return {
        finds: (terms, range) =>
          sql<SqlBool>`(feedback_search match ${ftsQuery(terms)} and ${placesIn(range)}
            and feedback.revision <= ${upTo})`,
        unknown: sql<SqlBool>`feedback.revision > ${upTo}`,
      }
    },
    async forget(tx, ids) {
      await sql`delete from feedback_search
        where rowid in (select rowid from feedback where id in (${sql.join(ids)}))`.execute(tx)
    },
    close: follower.close,
  }
}

function placesIn({ from, below }: IdRange): RawBuilder<unknown> {
  const placeBefore = (id: string) =>
    sql`coalesce((select rowid from feedback as other where other.id < ${id} order by other.id desc limit 1), 0)`
  const bounds = [
    ...(from === null ? [] : [sql`feedback_search.rowid > ${placeBefore(from)}`]),
    ...(below === null ? [] : [sql`feedback_search.rowid <= ${placeBefore(below)}`]),
  ]
  return bounds.length === 0 ? sql`true` : sql.join(bounds, sql` and `)
}
