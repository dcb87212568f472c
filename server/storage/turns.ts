import { type Kysely, sql } from 'kysely'
import type { WallFilter } from '../walls/settings.ts'
import { inFilter } from './filter.ts'
import type { FeedbackRow, Tables, TurnRow } from './schema.ts'
import type { Transact } from './transactor.ts'

const DAY_MS = 24 * 60 * 60_000

/** What a wall lets stand, beside its filter. */
export interface Standing {
  filter: WallFilter
  /** Whether voices of a bad mood stand with their words. */
  unhappy: boolean
  tests: boolean
}

/** A wall's turns, and who may have the next one. Times are epoch milliseconds. */
export function createTurns({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const standing = ({ filter, unhappy, tests }: Standing) => {
    let rows = db.selectFrom('feedback').selectAll('feedback').where(inFilter(filter))
    if (!unhappy) rows = rows.where('mood', '<>', 'bad')
    if (!tests) rows = rows.where('test', '=', 0)
    return rows
  }

  return {
    async last(wall: string): Promise<TurnRow | null> {
      const newest = db
        .selectFrom('turn')
        .selectAll()
        .where('wall_id', '=', wall)
        .orderBy('k', 'desc')
        .limit(1)
      return (await newest.executeTakeFirst()) ?? null
    },

    /** Turns that began since, the oldest first. */
    since(wall: string, from: number): Promise<TurnRow[]> {
      return db
        .selectFrom('turn')
        .selectAll()
        .where('wall_id', '=', wall)
        .where('from_time', '>=', from)
        .orderBy('k')
        .execute()
    },

    /** Keeps a turn unless another instance was first with this number. Answers whether it was kept. */
    keep(turn: TurnRow): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('turn')
          .values(turn)
          .onConflict((conflict) => conflict.columns(['wall_id', 'k']).doNothing())
          .executeTakeFirst()
        await tx
          .deleteFrom('turn')
          .where('wall_id', '=', turn.wall_id)
          .where('k', '<', turn.k)
          .where('until_time', '<', turn.from_time - DAY_MS)
          .execute()
        note.turns.add(turn.wall_id)
        return (numInsertedOrUpdatedRows ?? 0n) > 0n
      })
    },

    /**
     * Keeps a turn that goes on after it was interrupted. The turn `cut`, which is cut short by it, counts as
     * not had. Answers whether it was kept, as `keep` does.
     */
    giveBack(turn: TurnRow, cut: number | null): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('turn')
          .values(turn)
          .onConflict((conflict) => conflict.columns(['wall_id', 'k']).doNothing())
          .executeTakeFirst()
        note.turns.add(turn.wall_id)
        if (numInsertedOrUpdatedRows !== 1n) return false
        if (cut !== null) {
          await tx.deleteFrom('turn').where('wall_id', '=', turn.wall_id).where('k', '=', cut).execute()
        }
        return true
      })
    },

    /** Voices that became visible since, the newest first, and said at most a day before that. */
    visibleSince(what: Standing, since: number, limit: number): Promise<FeedbackRow[]> {
      return standing(what)
        .where('shown_at', '>', since)
        .where(sql<boolean>`${sql.ref('at')} > shown_at - ${sql.lit(DAY_MS)}`)
        .orderBy('shown_at', 'desc')
        .limit(limit)
        .execute()
    },

    pinnedSince(what: Standing, since: number, limit: number): Promise<FeedbackRow[]> {
      return standing(what)
        .where('pinned_at', '>', since)
        .where('shown_at', 'is not', null)
        .orderBy('pinned_at')
        .limit(limit)
        .execute()
    },

    /**
     * Who returns next in quiet times: starred before eight words and more before the rest, the newest of
     * them first, without those that rules let wait and those that had a turn on this wall since `rested`; null when there is nobody else.
     */
    async returning(
      what: Standing,
      wall: string,
      saidSince: number,
      rested: number,
      now: number,
    ): Promise<FeedbackRow | null> {
      for (const appeal of [2, 1, 0]) {
        const row = await standing(what)
          .where('appeal', '=', appeal)
          .where('at', '>', saidSince)
          .where('shown_at', '<=', now)
          .where((eb) =>
            eb.not(
              eb.exists(
                eb
                  .selectFrom('turn')
                  .select('k')
                  .where('turn.wall_id', '=', wall)
                  .whereRef('turn.feedback_id', '=', 'feedback.id')
                  .where('turn.from_time', '>', rested),
              ),
            ),
          )
          .orderBy('at', 'desc')
          .limit(1)
          .executeTakeFirst()
        if (row) return row
      }
      return null
    },

    /** The voice whose last turn on this wall is longest ago. */
    async longestRested(
      what: Standing,
      wall: string,
      saidSince: number,
      now: number,
    ): Promise<FeedbackRow | null> {
      const rested = db
        .selectFrom('turn')
        .select(['feedback_id', (eb) => eb.fn.max('from_time').as('last_time')])
        .where('wall_id', '=', wall)
        .groupBy('feedback_id')
        .as('rested')
      const row = await standing(what)
        .innerJoin(rested, 'rested.feedback_id', 'feedback.id')
        .where('feedback.appeal', 'is not', null)
        .where('feedback.at', '>', saidSince)
        .where('feedback.shown_at', '<=', now)
        .orderBy('rested.last_time')
        .limit(1)
        .executeTakeFirst()
      return row ?? null
    },
  }
}

export type Turns = ReturnType<typeof createTurns>
