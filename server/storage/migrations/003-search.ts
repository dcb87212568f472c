import { type Kysely, sql } from 'kysely'
import { SEARCH_VECTOR } from '../search/gin-index.ts'
import { hasGin } from '../search/search-index.ts'
import { type Searchable, searchText } from '../search/text.ts'

const ROWS_AT_ONCE = 1_000

/** What finds entries: their words in an index, and an index of each thing that only few are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await fill(db)
  if (hasGin(db)) {
    await sql`create index feedback_search on feedback using gin ((${SEARCH_VECTOR}))`.execute(db)
  } else {
    await sql`create virtual table feedback_search using fts5 (words, content = '', contentless_delete = 1,
      detail = 'none', tokenize = "ascii tokenchars '='")`.execute(db)
  }
  const few = (name: string) =>
    db.schema
      .createIndex(`feedback_${name}`)
      .on('feedback')
      .column('id')
      .where(sql.ref(name), '=', sql.lit(1))
      .execute()
  await few('starred')
  await few('suspected')
}

/** Entries from before are found as well. */
async function fill(db: Kysely<unknown>): Promise<void> {
  for (let after = ''; ; ) {
    const { rows } = await sql<Searchable & { id: string }>`select * from feedback
      where id > ${after} order by id limit ${ROWS_AT_ONCE}`.execute(db)
    for (const row of rows) {
      await sql`update feedback set search = ${searchText(row)} where id = ${row.id}`.execute(db)
    }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}
