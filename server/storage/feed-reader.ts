import { type Expression, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import type { Feedback } from '../../shared/feedback.ts'
import { idsFrom } from '../ids.ts'
import { createFeedCounts } from './feed-counts.ts'
import { admits, admitsNothing, type FeedFilter, leading, termsOf, type Writer } from './feed-filter.ts'
import { toFeedback } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import { idsAlsoIn, idsIn } from './search/ids-in.ts'
import type { IdRange, SearchIndex } from './search/search-index.ts'
import type { Terms } from './search/terms.ts'

const DAY_MS = 24 * 60 * 60_000
/** As many of the newest are looked at before the index is asked: what is frequent is found among them. */
const LOOK_AT = 20_000

export interface FeedReaderDeps {
  db: Kysely<Tables>
  index: SearchIndex
  lookAt?: number | undefined
}

export interface FeedbackQuery extends FeedFilter {
  /** Entries that arrived before this one. */
  before?: string
  limit: number
}

/** A filter made ready to be asked. */
export interface AskedFilter {
  admitted: Expression<SqlBool>
  /** The same for use beside an index that leads to few. */
  alsoAdmitted: Expression<SqlBool>
  /** What the index can say; empty where it cannot narrow. */
  terms: Terms
  range: IdRange
  /** The oldest of the newest; null where these are all. Those below it are asked from the index. */
  bottom: string | null
}

/** The feed: entries by any filter, newest arrival first. */
export function createFeedReader({ db, index, lookAt = LOOK_AT }: FeedReaderDeps) {
  const eb = expressionBuilder<Tables, 'feedback'>()

  /** Null where nothing can fit. */
  async function ask(filter: FeedFilter, before?: string): Promise<AskedFilter | null> {
    const writer = filter.author === undefined ? null : await writerOf(filter.author)
    if (admitsNothing(filter, writer)) return null
    const range = rangeOf(filter, before)
    const terms = termsOf(filter, writer)
    const bottom = terms.length === 0 ? null : await bottomOf(filter, range)
    const [admitted, alsoAdmitted] = [admits(filter, writer)(eb), admits(filter, writer, false)(eb)]
    return { admitted, alsoAdmitted, terms, range, bottom }
  }

  async function writerOf(id: string): Promise<Writer | null> {
    const columns = ['source_id', 'author_id', 'author_email'] as const
    const row = await db.selectFrom('feedback').select(columns).where('id', '=', id).executeTakeFirst()
    return row ?? null
  }

  async function bottomOf(filter: FeedFilter, range: IdRange): Promise<string | null> {
    const led = eb.and([idsIn(range), ...leading(filter)(eb)])
    const newest = db.selectFrom('feedback').select('id').where(led).orderBy('id', 'desc')
    const row = await newest
      .limit(1)
      .offset(lookAt - 1)
      .executeTakeFirst()
    return row?.id ?? null
  }

  async function inOrder(conditions: Expression<SqlBool>[], limit: number): Promise<FeedbackRow[]> {
    const rows = db.selectFrom('feedback').selectAll().where(eb.and(conditions))
    return rows.orderBy('id', 'desc').limit(limit).execute()
  }

  async function older({ alsoAdmitted: admitted, terms, range, bottom }: AskedFilter, limit: number) {
    const { finds, unknown } = index.look()
    const below = { ...range, below: bottom }
    const { rows } = await sql<FeedbackRow>`select feedback.* from ${index.table}
      where ${finds(terms, below)} and ${admitted} order by ${index.newestFirst} limit ${limit}`.execute(db)
    return unknown === null ? rows : newestOf([...rows, ...(await changed(unknown))], limit)

    /** Few, so they are put in order afterwards. */
    async function changed(since: Expression<SqlBool>): Promise<FeedbackRow[]> {
      const conditions = [since, idsAlsoIn(below), admitted]
      const found = db.selectFrom('feedback').selectAll().where(eb.and(conditions))
      return found.orderBy(sql`(feedback.id || '')`, 'desc').limit(limit).execute()
    }
  }

  return {
    async list({ limit, before, ...filter }: FeedbackQuery): Promise<Feedback[]> {
      const asked = await ask(filter, before)
      if (!asked) return []
      const { range, bottom, admitted } = asked
      const newest = await inOrder([idsIn({ ...range, from: bottom ?? range.from }), admitted], limit)
      const rest = limit - newest.length
      const more = bottom === null || rest === 0 ? [] : await older(asked, rest)
      return [...newest, ...more].map(toFeedback)
    },

    counts: createFeedCounts({ db, index, ask }),
  }
}

/** Ids sort by arrival, as far as clocks agree: the filter itself looks at the time. */
function rangeOf({ from, to }: FeedFilter, before: string | undefined): IdRange {
  const end = to === undefined ? undefined : idsFrom(to + DAY_MS)
  const ends = [before, end].filter((id) => id !== undefined).toSorted()
  return { from: from === undefined ? null : idsFrom(from - DAY_MS), below: ends[0] ?? null }
}

/** What changed between two questions is in both answers: the later one says how it is. */
function newestOf(rows: FeedbackRow[], limit: number): FeedbackRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit)
}
