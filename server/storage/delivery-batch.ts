import type { Kysely, Transaction } from 'kysely'
import { createBulk } from './bulk.ts'
import { emptyDeliveriesOf, toldOf } from './deliveries.ts'
import type { StoredDelivery } from './delivery-operation.ts'
import type { Batch } from './feedback-batch.ts'
import type { DeliveryRow, Tables } from './schema.ts'
import type { StoredOperation } from './stored-operations.ts'

const COLUMNS = [
  ...([
    'id',
    'source_id',
    'at',
    'state',
    'told',
    'headers',
    'body',
    'emails',
    'repeat_key',
    'repeat_until',
  ] as const),
  ...(['entry_id', 'tries', 'erase_at', 'kept'] as const),
] satisfies (keyof DeliveryRow)[]

const PLACEHOLDER = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as unknown as DeliveryRow

/** Reads what the deliveries of a commit may meet: those that they repeat, and those that are read again. */
export function createDeliveryReader(db: Kysely<Tables>) {
  const byKey = createBulk<string, DeliveryRow>(
    (keys) => db.selectFrom('delivery').selectAll().where('repeat_key', 'in', keys),
    (key) => [key],
    '',
  )
  const byId = createBulk<string, DeliveryRow>(
    (ids) => db.selectFrom('delivery').selectAll().where('id', 'in', ids),
    (id) => [id],
    '',
  )
  return async (tx: Transaction<Tables>, operations: readonly StoredOperation[]) => {
    const deliveries = operations.filter((operation) => operation.kind === 'delivery')
    const keys = new Set(deliveries.flatMap(repeatKeyOf))
    const again = deliveries.filter(({ again }) => again).map(({ delivery }) => delivery.id)
    const byRepeatKey = new Map<string, DeliveryRow>()
    for (const row of await byKey(tx, [...keys])) {
      const key = `${row.source_id} ${row.repeat_key}`
      if ((byRepeatKey.get(key)?.at ?? 0) <= row.at) byRepeatKey.set(key, row)
    }
    const rows = again.length > 0 ? await byId(tx, [...new Set(again)]) : []
    return {
      byRepeatKey,
      byId: new Map(rows.map((row) => [row.id, row])),
      /** What those that are read again had become. */
      entries: rows.flatMap((row) => toldOf(row).entries.flatMap(({ id }) => (id === '' ? [] : [id]))),
    }
  }
}

function repeatKeyOf({ delivery }: StoredDelivery): string[] {
  return delivery.repeat ? [delivery.repeat.key] : []
}

export function createDeliveryWriter(db: Kysely<Tables>) {
  const insert = createBulk<DeliveryRow>(
    (rows) => db.insertInto('delivery').columns(COLUMNS).values(rows),
    (row) => COLUMNS.map((column) => row[column]),
    PLACEHOLDER,
  )
  return async (tx: Transaction<Tables>, batch: Batch): Promise<void> => {
    await insert(tx, batch.deliveries)
    for (const { id, ...row } of batch.deliveriesChanged) {
      await tx.updateTable('delivery').set(row).where('id', '=', id).execute()
    }
    for (const row of batch.deliveryEntries) {
      await tx
        .insertInto('delivery_entry')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    await emptyDeliveriesOf(tx, [...batch.emptied])
  }
}
