import {
  type Expression,
  type Kysely,
  PostgresAdapter,
  type RawBuilder,
  type SqlBool,
  type Transaction,
} from 'kysely'
import type { Tables } from '../schema.ts'
import { createFtsIndex } from './fts-index.ts'
import { createGinIndex } from './gin-index.ts'
import type { Terms } from './terms.ts'

/** Entries from `from` on and below `below`; null is without an end. */
export interface IdRange {
  from: string | null
  below: string | null
}

/** What finds entries by their words; it may find more than fits, never less. */
export interface SearchIndex {
  /** What stands after `from`: it has `feedback` in it. */
  table: RawBuilder<unknown>
  newestFirst: RawBuilder<unknown>
  /** What it knows at this moment: whoever asks both ways asks both of one moment. */
  look: () => {
    /** Holds for what is known to have the terms. */
    finds: (terms: Terms, range: IdRange) => Expression<SqlBool>
    /** Holds for entries that have changed since; null where that cannot be. */
    unknown: Expression<SqlBool> | null
  }
  /** Lets go of entries that are about to be deleted, in the commit that does it. */
  forget: (tx: Transaction<Tables>, ids: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

export interface SearchIndexDeps {
  db: Kysely<Tables>
  /** Calls back after each commit. Answers how to stop. */
  onCommit: (listener: () => void) => () => void
  onError: (error: unknown) => void
}

/** The index that the database has. */
export async function openSearchIndex(deps: SearchIndexDeps): Promise<SearchIndex> {
  return hasGin(deps.db) ? createGinIndex() : createFtsIndex(deps)
}

/** Whether the database indexes sets of words itself, in the same commit. */
export function hasGin(db: Kysely<Tables> | Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter
}
