import type { Kysely } from 'kysely'
import type { Celebration } from '../../shared/wall.ts'
import type { Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

/** So long a wall celebrates nothing else. */
const APART_MS = 60 * 60_000

/** What a wall may celebrate: that so many voices came, or that a goal was reached. */
export interface Cause {
  kind: Celebration['kind']
  /** The how many-eth voice, or the goal's score. */
  n: number
  /** The goal's last day: another one makes it another goal. Empty for a milestone. */
  by: string
}

/** A cause that was noticed and waits for its turn since then, epoch milliseconds. */
export type WaitingCause = Cause & { since: number }

/** What walls may celebrate and have celebrated: each thing once, and never two within an hour. */
export function createCelebrations({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  async function last(wall: string): Promise<Celebration | null> {
    const row = await db
      .selectFrom('celebration')
      .select(['kind', 'n', 'from_time as from', 'until_time as until'])
      .where('wall_id', '=', wall)
      .where('from_time', 'is not', null)
      .orderBy('from_time', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ? (row as Celebration) : null
  }

  /** A goal goes before a milestone, and of two milestones the greater one. */
  async function waiting(wall: string, since: number): Promise<WaitingCause | null> {
    const row = await db
      .selectFrom('celebration')
      .select(['kind', 'n', 'goal_by as by', 'since_time as since'])
      .where('wall_id', '=', wall)
      .where('from_time', 'is', null)
      .where('since_time', '>=', since)
      .orderBy('kind')
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ?? null
  }

  return {
    /** What was celebrated last, and what waits for its turn, of all that was noticed since then. */
    async read(
      wall: string,
      since: number,
    ): Promise<{ last: Celebration | null; waiting: WaitingCause | null }> {
      const [celebrated, waits] = await Promise.all([last(wall), waiting(wall, since)])
      return { last: celebrated, waiting: waits }
    },

    /** Lets it wait for its turn, also through a restart. Answers whether it does: what was celebrated does not. */
    notice(wall: string, { kind, n, by }: Cause, at: number): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('celebration')
          .values({ wall_id: wall, kind, n, goal_by: by, since_time: at, from_time: null, until_time: null })
          .onConflict((conflict) =>
            conflict
              .columns(['wall_id', 'kind', 'n', 'goal_by'])
              .doUpdateSet({ since_time: at })
              .where('celebration.from_time', 'is', null),
          )
          .executeTakeFirst()
        const waits = numInsertedOrUpdatedRows === 1n
        if (waits) note.scenes.add(wall)
        return waits
      })
    },

    /** Begins what waits, unless it has been celebrated or something else just now. Answers whether it did. */
    begin(
      wall: string,
      { kind, n, by }: Cause,
      { from, until }: Pick<Celebration, 'from' | 'until'>,
    ): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const lately = await tx
          .selectFrom('celebration')
          .select('n')
          .where('wall_id', '=', wall)
          .where('from_time', '>', from - APART_MS)
          .executeTakeFirst()
        if (lately) return false
        const { numUpdatedRows } = await tx
          .updateTable('celebration')
          .set({ from_time: from, until_time: until })
          .where('wall_id', '=', wall)
          .where('kind', '=', kind)
          .where('n', '=', n)
          .where('goal_by', '=', by)
          .where('from_time', 'is', null)
          .executeTakeFirst()
        note.scenes.add(wall)
        return numUpdatedRows === 1n
      })
    },
  }
}
