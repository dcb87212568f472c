import type { Kysely } from 'kysely'
import { timeOfId } from '../ids.ts'
import type { Tables } from './schema.ts'

type NewId = (now: number) => string

/** Ids of entries never sort before those that are there, even where the clock was set back in between. */
export async function createEntryIds(db: Kysely<Tables>, newId: NewId): Promise<NewId> {
  const newest = await db
    .selectFrom('feedback')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const after = newest ? timeOfId(newest.id) + 1 : 0
  return (now) => newId(Math.max(now, after))
}
