import type { Transaction } from 'kysely'
import type { Tables } from './schema.ts'

/** How many pages may wait to be paired. */
interface PairingLimits {
  block: number
  all: number
}

export const PAIRING_LIMITS: PairingLimits = { block: 20, all: 5_000 }

/** Whether one more page of this block may wait. One whose connection is gone makes way for it. */
export async function makeRoom(
  tx: Transaction<Tables>,
  block: string,
  limits: PairingLimits,
): Promise<boolean> {
  return (await roomAmong(tx, limits.block, block)) && (await roomAmong(tx, limits.all))
}

async function roomAmong(tx: Transaction<Tables>, most: number, block?: string): Promise<boolean> {
  const waiting = tx
    .selectFrom('pairing')
    .where('screen_id', 'is', null)
    .$if(block !== undefined, (query) => query.where('block', '=', block as string))
  const counted = await waiting.select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  if (Number(counted.n) < most) return true
  const left = await waiting
    .select('id')
    .where('left_at', 'is not', null)
    .orderBy('left_at')
    .limit(1)
    .executeTakeFirst()
  if (!left) return false
  await tx.deleteFrom('pairing').where('id', '=', left.id).execute()
  return true
}
