import type { Kysely } from 'kysely'
import type { Celebration } from '../../shared/wall.ts'
import type { Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

/** So long a wall celebrates nothing else. */
const APART_MS = 60 * 60_000

/** What walls have celebrated: each thing once, and never two within an hour. */
export function createCelebrations({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const of = (wall: string) =>
    db
      .selectFrom('celebration')
      .select(['kind', 'n', 'from_time as from', 'until_time as until'])
      .where('wall_id', '=', wall)

  return {
    async last(wall: string): Promise<Celebration | null> {
      return (await of(wall).orderBy('from_time', 'desc').limit(1).executeTakeFirst()) ?? null
    },

    async isDone(wall: string, { kind, n }: Pick<Celebration, 'kind' | 'n'>): Promise<boolean> {
      const done = of(wall).where('kind', '=', kind).where('n', '=', n)
      return (await done.executeTakeFirst()) !== undefined
    },

    /** Keeps it, unless this has been celebrated or something else just now. Answers whether it was kept. */
    keep(wall: string, { kind, n, from, until }: Celebration): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const lately = await tx
          .selectFrom('celebration')
          .select('n')
          .where('wall_id', '=', wall)
          .where('from_time', '>', from - APART_MS)
          .executeTakeFirst()
        if (lately) return false
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('celebration')
          .values({ wall_id: wall, kind, n, from_time: from, until_time: until })
          .onConflict((conflict) => conflict.columns(['wall_id', 'kind', 'n']).doNothing())
          .executeTakeFirst()
        note.scenes.add(wall)
        return numInsertedOrUpdatedRows === 1n
      })
    },
  }
}
