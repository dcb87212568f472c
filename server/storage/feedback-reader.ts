import { type Kysely, sql } from 'kysely'
import type { Feedback } from '../../shared/feedback.ts'
import type { Metric } from '../../shared/metric.ts'
import type { Mark } from '../../shared/wall.ts'
import type { WallFilter } from '../walls/settings.ts'
import { type CountFilter, inFilter } from './filter.ts'
import { toFeedback } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import { type ScaledTally, selectScored, toScaledTally } from './scored.ts'

const MINUTE_MS = 60_000

/** Reads entries; nothing here writes. Times are epoch milliseconds, ranges hold `from` and end before `to`. */
export function createFeedbackReader(db: Kysely<Tables>) {
  const entries = db.selectFrom('feedback').selectAll('feedback')

  return {
    async byId(id: string): Promise<Feedback | null> {
      const row = await entries.where('id', '=', id).executeTakeFirst()
      return row ? toFeedback(row) : null
    },

    async rowById(id: string): Promise<FeedbackRow | null> {
      return (await entries.where('id', '=', id).executeTakeFirst()) ?? null
    },

    rowsById(ids: readonly string[]): Promise<FeedbackRow[]> {
      return ids.length === 0 ? Promise.resolve([]) : entries.where('id', 'in', ids).execute()
    },

    /** The entry that a source's sender calls so. */
    async byExternalId(source: string, externalId: string): Promise<Feedback | null> {
      const of = entries.where('source_id', '=', source).where('external_id', '=', externalId)
      const row = await of.executeTakeFirst()
      return row ? toFeedback(row) : null
    },

    /** Entries whose own last change lies in (after, to], oldest change first. */
    changed(after: number, to: number, limit: number): Promise<FeedbackRow[]> {
      return entries
        .where('revision', '>', after)
        .where('revision', '<=', to)
        .orderBy('revision')
        .orderBy('id')
        .limit(limit)
        .execute()
    },

    /** What each minute of a range brought in each mood; only what counts leaves a mark. */
    async marks(filter: WallFilter, from: number, to: number): Promise<Mark[]> {
      const rows = await db
        .selectFrom('feedback')
        .select([
          sql<number>`${sql.ref('at')} / ${sql.lit(MINUTE_MS)}`.as('minute'),
          'mood',
          sql<number>`count(*)`.as('n'),
        ])
        .where('at', '>=', from)
        .where('at', '<', to)
        .where('counted', '=', 1)
        .where(inFilter(filter))
        .groupBy(['minute', 'mood'])
        .execute()
      return rows.map(({ minute, mood, n }) => ({ minute: minute * MINUTE_MS, mood, n }))
    },

    /** Counted from the entries themselves, for filters that no tally answers. */
    async tallies(metric: Metric, filter: CountFilter, from: number, to: number): Promise<ScaledTally[]> {
      const rows = await selectScored(db, { metric, filter, from, to }).execute()
      return rows.map(toScaledTally)
    },

    async hasCounted(filter: WallFilter): Promise<boolean> {
      const found = await entries.where('counted', '=', 1).where(inFilter(filter)).limit(1).executeTakeFirst()
      return found !== undefined
    },
  }
}
