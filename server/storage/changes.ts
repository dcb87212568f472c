import { type Expression, type Kysely, type SqlBool, sql, type Transaction } from 'kysely'
import type { Feedback, Removed } from '../../shared/feedback.ts'
import { toFeedback } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'

/** In `meta`: the revision at which everything was taken away last. */
const EMPTIED = 'feedback-emptied'

/** Where somebody who follows the changes stands: everything up to this revision and id is known. */
export interface Place {
  revision: number
  id: string
}

export interface Changes {
  items: (Feedback | Removed)[]
  /** Where to go on, also when nothing was new. */
  next: Place
  /** Whether there is more at once. */
  more: boolean
  /** Whether what was known at the place is no more: everything was taken away since, or an older copy of the data came back. */
  emptied: boolean
}

export const BEGINNING: Readonly<Place> = { revision: 0, id: '' }

/** What changed, oldest change first, for whoever keeps a copy. */
export function createChanges(db: Kysely<Tables>) {
  async function revision(): Promise<number> {
    return (await db.selectFrom('revision').select('value').executeTakeFirstOrThrow()).value
  }

  async function emptiedAt(): Promise<number> {
    const row = await db.selectFrom('meta').select('value').where('key', '=', EMPTIED).executeTakeFirst()
    return Number(row?.value ?? 0)
  }

  return {
    /** Whether entries that were known at the one revision are no more at the other. */
    async removed(after: number, to: number): Promise<boolean> {
      const emptied = await emptiedAt()
      if (emptied > after && emptied <= to) return true
      const row = await db
        .selectFrom('feedback_removed')
        .select('id')
        .where('revision', '>', after)
        .where('revision', '<=', to)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    },

    /**
     * The next changes after a place. The newest revision is read first: commits follow each other, so nothing can
     * come at or below it any more, and whatever moves beyond it meanwhile is found by the next question.
     */
    async after(place: Place, limit: number): Promise<Changes> {
      const upTo = await revision()
      const emptied = await emptiedAt()
      if (place.revision > 0 && place.revision <= emptied) {
        return { items: [], next: endOf(emptied), more: true, emptied: true }
      }
      if (place.revision > upTo + 1) return { items: [], next: BEGINNING, more: true, emptied: true }
      const within = inRange(place, upTo)
      const [kept, removed] = [
        await db
          .selectFrom('feedback')
          .selectAll()
          .where(within)
          .orderBy('revision')
          .orderBy('id')
          .limit(limit + 1)
          .execute(),
        await db
          .selectFrom('feedback_removed')
          .selectAll()
          .where(within)
          .orderBy('revision')
          .orderBy('id')
          .limit(limit + 1)
          .execute(),
      ]
      const all = [...kept.map(toFeedback), ...removed.map(toRemoved)].toSorted(byChange)
      const items = all.slice(0, limit)
      const last = items.at(-1)
      const more = all.length > limit
      const next = more && last ? { revision: last.revision, id: last.id } : endOf(upTo)
      return { items, next, more, emptied: false }
    },
  }
}

/** Remembers, in the commit that deletes them, entries that are no more. */
export async function keepRemoved(
  tx: Transaction<Tables>,
  rows: readonly Pick<FeedbackRow, 'id' | 'source_id'>[],
  revision: number,
): Promise<void> {
  if (rows.length === 0) return
  const values = rows.map(({ id, source_id }) => ({ id, source_id, revision }))
  await tx.insertInto('feedback_removed').values(values).execute()
}

/** Remembers, in the commit that does it, that everything was taken away. */
export async function keepEmptied(tx: Transaction<Tables>, revision: number): Promise<void> {
  const value = String(revision)
  await tx.deleteFrom('feedback_removed').execute()
  await tx
    .insertInto('meta')
    .values({ key: EMPTIED, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

function inRange({ revision, id }: Place, upTo: number): Expression<SqlBool> {
  return sql<SqlBool>`(revision, id) > (${revision}, ${id}) and revision <= ${upTo}`
}

/** The place before everything of the next revision. */
function endOf(revision: number): Place {
  return { revision: revision + 1, id: '' }
}

function toRemoved({ id, source_id, revision }: Tables['feedback_removed']): Removed {
  return { id, source: source_id, removed: true, revision }
}

function byChange(a: Feedback | Removed, b: Feedback | Removed): number {
  return a.revision - b.revision || (a.id < b.id ? -1 : 1)
}
