import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

const QUARTER_MS = 15 * 60_000
/** Wrong codes: of one account, from one block of addresses, and of everybody together. */
const LIMITS: readonly { of?: keyof CodeTrier; most: number; withinMs: number }[] = [
  { of: 'account', most: 10, withinMs: QUARTER_MS },
  { of: 'block', most: 30, withinMs: QUARTER_MS },
  { most: 300, withinMs: 60_000 },
]

/** Who tries a code, and the block of addresses that they come from. */
export interface CodeTrier {
  account: string
  block: string
}

/** Codes that somebody tried, kept for as long as they count: for all instances, and whenever one starts anew. */
export function createCodeTryRoom({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  return {
    /**
     * Begins a try. It counts as wrong until it proves right: many at once must not be free. Answers 0, or for how
     * many milliseconds nobody of these may try; then it does not count.
     */
    async begin(id: string, by: CodeTrier, now: number): Promise<number> {
      // Whoever goes on knocking makes nobody wait for a commit.
      const wait = await waitOf(db, by, now)
      if (wait > 0) return wait
      return transact(async (tx) => {
        const wait = await waitOf(tx, by, now)
        if (wait > 0) return wait
        await tx
          .deleteFrom('code_try')
          .where('at', '<=', now - QUARTER_MS)
          .execute()
        await tx
          .insertInto('code_try')
          .values({ id, ...by, at: now })
          .execute()
        return 0
      })
    },

    /** The code was right. */
    async right(id: string): Promise<void> {
      await db.deleteFrom('code_try').where('id', '=', id).execute()
    },
  }
}

async function waitOf(from: Kysely<Tables>, by: CodeTrier, now: number): Promise<number> {
  let wait = 0
  for (const { of, most, withinMs } of LIMITS) {
    const before = await from
      .selectFrom('code_try')
      .select('at')
      .where('at', '>', now - withinMs)
      .$if(of !== undefined, (query) => query.where(of as keyof CodeTrier, '=', by[of as keyof CodeTrier]))
      .orderBy('at', 'desc')
      .limit(1)
      .offset(most - 1)
      .executeTakeFirst()
    if (before) wait = Math.max(wait, before.at + withinMs - now)
  }
  return wait
}
