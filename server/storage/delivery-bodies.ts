import type { Kysely, Transaction } from 'kysely'
import { emptyDeliveries, OPEN } from './deliveries.ts'
import type { Tables } from './schema.ts'

const AT_ONCE = 500
const DROPPED = { detail: 'Its body was dropped: this source had sent more than is kept.' }

/**
 * Drops the oldest bodies of a source until those that are left have at most so many bytes; what still waits goes
 * last. The lines stay.
 */
export async function trimBodies(db: Kysely<Tables>, source: string, most: number): Promise<void> {
  for (const waits of [false, true]) {
    while (await dropSome(db, source, { most, waits }));
  }
}

/** Answers whether there may be more to drop. */
async function dropSome(
  db: Kysely<Tables>,
  source: string,
  { most, waits }: { most: number; waits: boolean },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    let excess = (await keptBytes(tx, source)) - most
    if (excess <= 0) return false
    const oldest = await bodiesOf(tx, source)
      .select(['id', 'kept'])
      .where('state', waits ? 'in' : 'not in', OPEN)
      .orderBy('id')
      .limit(AT_ONCE)
      .execute()
    const ids = oldest.flatMap(({ id, kept }) => {
      const drops = excess > 0
      excess -= kept
      return drops ? [id] : []
    })
    await emptyDeliveries(tx, ids, waits ? [DROPPED] : undefined)
    return ids.length === AT_ONCE
  })
}

async function keptBytes(tx: Transaction<Tables>, source: string): Promise<number> {
  const sum = bodiesOf(tx, source).select((eb) => eb.fn.sum<number | string | null>('kept').as('bytes'))
  return Number((await sum.executeTakeFirstOrThrow()).bytes)
}

function bodiesOf(tx: Transaction<Tables>, source: string) {
  return tx.selectFrom('delivery').where('source_id', '=', source).where('kept', '>', 0)
}
