import { type SqlBool, sql } from 'kysely'
import { idsIn } from './ids-in.ts'
import type { SearchIndex } from './search-index.ts'
import { tsQuery } from './terms.ts'

/** The words as PostgreSQL indexes them: cut apart by us, so that no configuration of the server has a say. */
export const SEARCH_VECTOR = sql`array_to_tsvector(string_to_array(btrim(feedback.search), ' '))`

/** PostgreSQL's own index, which follows each commit. */
export function createGinIndex(): SearchIndex {
  return {
    table: sql`feedback`,
    // An expression, so that nobody walks through all ids in search of a rare word.
    newestFirst: sql`(feedback.id || '') desc`,
    look: () => ({
      finds: (terms, range) =>
        sql<SqlBool>`(${SEARCH_VECTOR} @@ ${tsQuery(terms)}::tsquery and ${idsIn(range)})`,
      unknown: null,
    }),
    forget: async () => {},
    close: async () => {},
  }
}
