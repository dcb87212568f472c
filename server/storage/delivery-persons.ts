import { type ExpressionBuilder, type Kysely, type SqlBool, sql, type Transaction } from 'kysely'
import { emptyDeliveries } from './deliveries.ts'
import type { Person } from './persons.ts'
import type { Tables } from './schema.ts'

const AT_ONCE = 500

/** Deliveries in whose bodies a person's address stands, whatever they became. */
function ofPerson({ email }: { email: string }) {
  const literal = email.toLowerCase().replace(/[\\%_]/g, '\\$&')
  return ({ ref }: ExpressionBuilder<Tables, 'delivery'>) =>
    sql<SqlBool>`${ref('emails')} like ${`% ${literal} %`} escape '\\'`
}

/**
 * Erasure reaches the log and the inbox: bodies with a person's e-mail address go when their entries go. By a
 * sender's own id of somebody they are not found, but what brought an entry goes with its words.
 */
export async function askForDeliveries(
  tx: Transaction<Tables>,
  person: Person,
  eraseAt: number,
): Promise<void> {
  if (!('email' in person)) return
  await tx
    .updateTable('delivery')
    .set({ erase_at: eraseAt })
    .where('emails', 'is not', null)
    .where('erase_at', 'is', null)
    .where(ofPerson(person))
    .execute()
}

export async function takeDeliveriesBack(
  tx: Transaction<Tables>,
  person: Person,
  now: number,
): Promise<void> {
  if (!('email' in person)) return
  await tx
    .updateTable('delivery')
    .set({ erase_at: null })
    .where('emails', 'is not', null)
    .where('erase_at', '>', now)
    .where(ofPerson(person))
    .execute()
}

/** When the next one is due, epoch milliseconds. */
export async function nextDelivery(db: Kysely<Tables>): Promise<number | null> {
  const { at } = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.min<number | null>('erase_at').as('at'))
    .where('erase_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return at
}

export async function finishDeliveries(tx: Transaction<Tables>, now: number): Promise<void> {
  const due = await tx
    .selectFrom('delivery')
    .select('id')
    .where('erase_at', '<=', now)
    .limit(AT_ONCE)
    .execute()
  if (due.length > 0)
    await emptyDeliveries(
      tx,
      due.map(({ id }) => id),
    )
}
