import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

const READ_AT_ONCE = 2_000

/** What of a source has been kept for longer than it should. Ids sort by arrival, so `before` is one, too. */
export function createRetention({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const markOf = (source: string) => `retention ${source}`

  return {
    /** How many of a source's entries before an id still have words or a person, and when they arrived. */
    async preview(source: string, before: string) {
      const { n, oldest, newest } = await db
        .selectFrom('feedback')
        .select((eb) => [
          eb.fn.countAll<number>().as('n'),
          eb.fn.min<number | null>('arrived_at').as('oldest'),
          eb.fn.max<number | null>('arrived_at').as('newest'),
        ])
        .where('id', '<', before)
        .where('source_id', '=', source)
        .where('erased', '=', 0)
        .executeTakeFirstOrThrow()
      return { entries: Number(n), oldest, newest }
    },

    /**
     * The next stretch of entries before an id that was not looked at yet: those of the source that are
     * to be erased, and up to where it goes; `upTo` is null at the end.
     */
    async next(source: string, before: string): Promise<{ ids: string[]; upTo: string | null }> {
      const mark = db.selectFrom('meta').select('value').where('key', '=', markOf(source))
      const after = (await mark.executeTakeFirst())?.value ?? ''
      const rows = await db
        .selectFrom('feedback')
        .select(['id', 'source_id', 'erased'])
        .where('id', '>', after)
        .where('id', '<', before)
        .orderBy('id')
        .limit(READ_AT_ONCE)
        .execute()
      const ids = rows.filter(({ source_id, erased }) => source_id === source && erased === 0)
      return { ids: ids.map(({ id }) => id), upTo: rows.at(-1)?.id ?? null }
    },

    /** Everything of the source up to an id is done. */
    done(source: string, upTo: string): Promise<void> {
      return transact(async (tx) => {
        await tx
          .insertInto('meta')
          .values({ key: markOf(source), value: upTo })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: upTo }))
          .execute()
      })
    },
  }
}
