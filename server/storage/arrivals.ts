import { type Kysely, sql } from 'kysely'
import { idsFrom } from '../ids.ts'
import type { Tables } from './schema.ts'

/** Holds `from` and ends before `to`, epoch milliseconds. */
export interface Stretch {
  from: number
  to: number
}

/**
 * How much came from a source and when, tests apart: read from indexes that follow arrival, since ids sort by
 * it. A count costs what arrived in its stretch, whatever lies before.
 */
export function createArrivals(db: Kysely<Tables>) {
  const within = (source: string, { from, to }: Stretch) =>
    db
      .selectFrom('feedback')
      .where('source_id', '=', source)
      .where('id', '>=', idsFrom(from))
      .where('id', '<', idsFrom(to))

  async function countAll(source: string, stretch: Stretch, tests: boolean): Promise<number> {
    const all = within(source, stretch).select((eb) => eb.fn.countAll<number>().as('n'))
    // Said in the words of the index that has only these.
    const query = tests ? all.where('test', '=', sql.lit(1)) : all
    return Number((await query.executeTakeFirstOrThrow()).n)
  }

  return {
    /** How many arrived in each stretch. */
    counts(source: string, stretches: readonly Stretch[]): Promise<number[]> {
      return Promise.all(
        stretches.map(async (stretch) => {
          const [all, tests] = await Promise.all([
            countAll(source, stretch, false),
            countAll(source, stretch, true),
          ])
          return all - tests
        }),
      )
    },

    /** The same where more than `most` need not be told apart. */
    async countsUpTo(source: string, stretches: readonly Stretch[], most: number): Promise<number[]> {
      return Promise.all(
        stretches.map(async (stretch) => {
          const found = within(source, stretch).select('id').where('test', '=', 0).limit(most)
          return (await found.execute()).length
        }),
      )
    },

    /** When the last one arrived, epoch milliseconds; null where there is none. */
    async last(source: string): Promise<number | null> {
      const row = await db
        .selectFrom('feedback')
        .select('arrived_at')
        .where('source_id', '=', source)
        .where('test', '=', 0)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row?.arrived_at ?? null
    },

    /** When the first one arrived, likewise. */
    async first(source: string): Promise<number | null> {
      const row = await db
        .selectFrom('feedback')
        .select('arrived_at')
        .where('source_id', '=', source)
        .where('test', '=', 0)
        .orderBy('id')
        .limit(1)
        .executeTakeFirst()
      return row?.arrived_at ?? null
    },

    /** How many entries a source has, and how many still have their words; each exact up to `most`. */
    async entries(source: string, most: number): Promise<{ all: number; words: number }> {
      const all = db.selectFrom('feedback').select('id').where('source_id', '=', source).limit(most)
      const words = all.where('comment', 'is not', null)
      const count = async (query: typeof all) =>
        Number(
          (
            await db
              .selectFrom(query.as('found'))
              .select((eb) => eb.fn.countAll<number>().as('n'))
              .executeTakeFirstOrThrow()
          ).n,
        )
      return { all: await count(all), words: await count(words) }
    },
  }
}
