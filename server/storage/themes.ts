import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { inFilter } from './filter.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import type { Transact } from './transactor.ts'
import type { Standing } from './turns.ts'

/** A phrase as it was found, and who used it. */
export interface FoundTheme {
  phrase: string
  /** All voices that use it, those of one writer together. */
  writers: string[][]
  /** How many writers used it before. */
  before: number
  /** Of the voices those that suit a wall best, the best first. */
  voices: string[]
  /** How they write it: words in lower case, a space between two. */
  forms: string[]
}

export interface FoundThemes {
  /** When they were looked for, epoch milliseconds. */
  at: number
  /** Equal for walls that let the same voices stand. */
  madeOf: string
  themes: FoundTheme[]
}

const KEPT_MS = 2 * 24 * 60 * 60_000

const COLUMNS = [
  ...(['id', 'at', 'language', 'masks', 'passages'] as const),
  ...(['author_id', 'author_email', 'author_name'] as const),
] as const satisfies (keyof FeedbackRow)[]

/** Of longer comments the beginning is read, in characters: what everybody speaks of is not said at the end. */
const READ_AT_MOST = 1_000

export type SaidRow = Pick<FeedbackRow, (typeof COLUMNS)[number] | 'comment'>

/** Where a page of what was said begins. */
export interface SaidBefore {
  at: number
  id: string
}

/** What people talk about on a wall, and the words it is found in. */
export function createThemes({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  /** So many of the newest entries of a time, whatever they are: a page costs the same for each filter. */
  const newest = (from: number, before: SaidBefore, look: number) =>
    db
      .selectFrom('feedback')
      .selectAll()
      .where('at', '>=', from)
      .where((eb) =>
        eb.or([eb('at', '<', before.at), eb.and([eb('at', '=', before.at), eb('id', '<', before.id)])]),
      )
      .where('at', '<=', before.at)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(look)

  /** Those with words that may stand now. */
  const withWords = (
    entries: SelectQueryBuilder<Tables, 'feedback', object>,
    { filter, unhappy }: Standing,
    now: number,
  ) => {
    const rows = entries
      .where('appeal', 'is not', null)
      .where('comment', 'is not', null)
      .where('shown_at', '<=', now)
      .where(inFilter(filter))
    return unhappy ? rows : rows.where('mood', '<>', 'bad')
  }

  return {
    async read(wall: string): Promise<FoundThemes | null> {
      const row = await db.selectFrom('wall_theme').selectAll().where('wall_id', '=', wall).executeTakeFirst()
      return row ? { at: row.at, madeOf: row.made_of, themes: JSON.parse(row.body) as FoundTheme[] } : null
    },

    /** Keeps what was found, unless another instance has found something since `seen`. */
    keep(wall: string, { at, madeOf, themes }: FoundThemes, seen: number | null): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const of = tx.selectFrom('wall_theme').select('at').where('wall_id', '=', wall)
        const known = await of.executeTakeFirst()
        if ((known?.at ?? null) !== seen) return false
        // What customers wrote is not kept for a wall that nobody looks at.
        await tx
          .deleteFrom('wall_theme')
          .where((eb) => eb.or([eb('wall_id', '=', wall), eb('at', '<', at - KEPT_MS)]))
          .execute()
        const row = { wall_id: wall, made_of: madeOf, at, body: JSON.stringify(themes) }
        await tx.insertInto('wall_theme').values(row).execute()
        note.scenes.add(wall)
        return true
      })
    },

    /** Which of these voices may still stand with words. */
    async standing(what: Standing, ids: readonly string[], now: number): Promise<string[]> {
      if (ids.length === 0) return []
      const rows = withWords(db.selectFrom('feedback').where('id', 'in', ids), what, now)
      return (await rows.select('id').execute()).map(({ id }) => id)
    },

    /**
     * Looks at so many entries of the time since `from`, the newest before a place first, and answers those
     * with words that may stand, and the place to go on from; null at the end.
     */
    async said(
      what: Standing,
      { from, before, now }: { from: number; before: SaidBefore; now: number },
      look: number,
    ): Promise<{ rows: SaidRow[]; next: SaidBefore | null }> {
      const page = newest(from, before, look)
      const looked = db.selectFrom(page.as('feedback')) as SelectQueryBuilder<Tables, 'feedback', object>
      const [found, last] = await Promise.all([
        withWords(looked, what, now)
          .select([...COLUMNS, sql<string>`substr(comment, 1, ${sql.lit(READ_AT_MOST)})`.as('comment')])
          .orderBy('at', 'desc')
          .orderBy('id', 'desc')
          .execute(),
        db
          .selectFrom(page.as('page'))
          .select(['at', 'id', sql<number>`count(*) over ()`.as('n')])
          .orderBy('at')
          .orderBy('id')
          .limit(1)
          .executeTakeFirst(),
      ])
      return { rows: found, next: last && last.n >= look ? { at: last.at, id: last.id } : null }
    },
  }
}
