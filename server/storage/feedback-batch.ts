import type { Kysely, Transaction } from 'kysely'
import { createBulk } from './bulk.ts'
import type { CommitNote } from './commits.ts'
import { createDeliveryReader, createDeliveryWriter } from './delivery-batch.ts'
import type { StoredDelivery } from './delivery-operation.ts'
import { derive } from './rows.ts'
import { type Repeats, readRepeats } from './ruling.ts'
import type { DeliveryRow, FeedbackRow, Tables } from './schema.ts'
import type { StoredOperation } from './stored-operations.ts'
import { createTallyWriter, TallyChanges } from './tallies.ts'

type RememberedKey = Tables['idempotency']

/** What one commit knows and has yet to write: operations in it see each other through this. */
export interface Batch {
  revision: number
  note: CommitNote
  /** By source and external id, the withdrawn ones too. */
  byExternalKey: Map<string, FeedbackRow>
  byIdempotencyKey: Map<string, RememberedKey>
  byId: Map<string, FeedbackRow>
  created: Set<FeedbackRow>
  changed: Set<FeedbackRow>
  remembered: Map<string, RememberedKey>
  withdrawn: Tables['withdrawn'][]
  /** Ids that foreign tools withdrew before anything came under them. */
  withdrawnAhead: Set<string>
  /** Entries whose words have gone: what brought them goes, too. */
  emptied: Set<string>
  deliveries: DeliveryRow[]
  deliveryEntries: Tables['delivery_entry'][]
  deliveriesChanged: Set<DeliveryRow>
  /** Deliveries that are read again. */
  deliveriesById: Map<string, DeliveryRow>
  /** By source and key. */
  byRepeatKey: Map<string, DeliveryRow>
  tallies: TallyChanges
  repeats: Repeats
}

/** Puts `next` in the place of `row`, in every index of the batch, and moves the counts. */
export function changeRow(
  batch: Pick<Batch, 'revision' | 'note' | 'tallies' | 'changed' | 'created'>,
  row: FeedbackRow,
  next: FeedbackRow,
  now: number,
): FeedbackRow {
  const before = { ...row }
  Object.assign(row, derive(next, before, now), { revision: batch.revision })
  batch.tallies.remove(before)
  batch.tallies.add(row)
  batch.note.countedAt(before.at)
  batch.note.countedAt(row.at)
  if (before.shown_at !== null) batch.note.hides ||= row.shown_at === null || looksOtherwise(before, row)
  if (!batch.created.has(row)) batch.changed.add(row)
  return row
}

/** What walls draw of a voice, and what their filters look at. */
const ON_WALLS = [
  ...(['comment', 'masks', 'passages', 'author_name', 'consent_name', 'mood', 'test'] as const),
  ...(['location', 'touchpoint', 'author_segment', 'language', 'tags'] as const),
] satisfies (keyof FeedbackRow)[]

/** Whether a wall may have to show less of it. */
function looksOtherwise(before: FeedbackRow, row: FeedbackRow): boolean {
  return ON_WALLS.some((column) => before[column] !== row[column])
}

const COLUMNS = [
  ...(['id', 'source_id', 'external_id', 'content_hash', 'metric', 'score'] as const),
  ...(['scale_min', 'scale_max', 'mood', 'comment', 'author_id', 'author_name', 'author_email'] as const),
  ...(['author_company', 'author_segment', 'author_value', 'location', 'touchpoint', 'channel'] as const),
  ...(['tags', 'language', 'occurred_at', 'link', 'consent_show', 'consent_name', 'test'] as const),
  ...(['arrived_at', 'at', 'display', 'counted', 'reason', 'note', 'pinned_at', 'starred'] as const),
  ...(['shown_at', 'appeal', 'masks', 'passages', 'search', 'words_key', 'ruled'] as const),
  ...(['suspected', 'erase_at', 'erased', 'stamps', 'import_id', 'revision'] as const),
] satisfies (keyof FeedbackRow)[]

const PLACEHOLDER = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as unknown as FeedbackRow

/** A source's own id of an entry, as the key of a map. */
export function externalKey(source: string, externalId: string): string {
  return `${source} ${externalId}`
}

export function externalKeyOf(operation: Exclude<StoredOperation, StoredDelivery>): string | null {
  const id = externalIdOf(operation)
  return id === null ? null : externalKey(operation.source.id, id)
}

function externalIdOf(operation: Exclude<StoredOperation, StoredDelivery>): string | null {
  return operation.kind === 'create' ? operation.columns.external_id : operation.externalId
}

function externalIdsOf(operation: StoredOperation): string[] {
  if (operation.kind !== 'delivery') return [externalIdOf(operation)].filter((id) => id !== null)
  return operation.events.map(({ externalId }) => externalId).filter((id) => id !== null)
}

/** Reads what a commit's operations may meet: entries by their sender's id, remembered keys, withdrawn ids. */
export function createBatchReader(db: Kysely<Tables>, withdrawnKey: (externalKey: string) => string) {
  const byExternalId = createBulk<string, FeedbackRow>(
    (ids) => db.selectFrom('feedback').selectAll().where('external_id', 'in', ids),
    (id) => [id],
    '',
  )
  const byId = createBulk<string, FeedbackRow>(
    (ids) => db.selectFrom('feedback').selectAll().where('id', 'in', ids),
    (id) => [id],
    '',
  )
  const byIdempotencyKey = createBulk<string, RememberedKey>(
    (keys) => db.selectFrom('idempotency').selectAll().where('key', 'in', keys),
    (key) => [key],
    '',
  )
  const withdrawnAs = createBulk<string, Tables['withdrawn']>(
    (hashes) => db.selectFrom('withdrawn').selectAll().where('key_hash', 'in', hashes),
    (hash) => [hash],
    '',
  )

  const readDeliveries = createDeliveryReader(db)
  const anyWithdrawn = db.selectFrom('withdrawn').select('key_hash').limit(1).compile()

  /** Withdrawn ids among those that no entry has any more. Hashing is left out where nothing was withdrawn ever. */
  async function readWithdrawn(tx: Transaction<Tables>, missing: string[]): Promise<Map<string, string>> {
    if (missing.length === 0) return new Map()
    const { rows } = await tx.executeQuery(anyWithdrawn)
    if (rows.length === 0) return new Map()
    const keys = new Map(missing.map((key) => [withdrawnKey(key), key]))
    const found = await withdrawnAs(tx, [...keys.keys()])
    return new Map(found.map(({ key_hash, feedback_id }) => [keys.get(key_hash) as string, feedback_id]))
  }

  return async (
    tx: Transaction<Tables>,
    operations: readonly StoredOperation[],
    revision: number,
    note: CommitNote,
  ): Promise<Batch> => {
    const ids = new Set(operations.flatMap(externalIdsOf))
    const deliveries = await readDeliveries(tx, operations)
    const byExternalKey = new Map<string, FeedbackRow>()
    for (const row of await byExternalId(tx, [...ids])) {
      byExternalKey.set(externalKey(row.source_id, row.external_id as string), row)
    }
    const keys = new Set(
      operations.flatMap((operation) =>
        externalIdsOf(operation).map((id) => externalKey(operation.source.id, id)),
      ),
    )
    const withdrawn = await readWithdrawn(
      tx,
      [...keys].filter((key) => !byExternalKey.has(key)),
    )
    const remembered = await byIdempotencyKey(tx, [...new Set(operations.flatMap(idempotencyKeyOf))])
    const known = new Map([...byExternalKey.values()].map((row) => [row.id, row]))
    const others = [
      ...withdrawn.values(),
      ...remembered.map(({ feedback_id }) => feedback_id),
      ...deliveries.entries,
    ]
    for (const row of await byId(
      tx,
      [...new Set(others)].filter((id) => !known.has(id)),
    ))
      known.set(row.id, row)
    const withdrawnAhead = new Set<string>()
    for (const [key, id] of withdrawn) {
      const row = known.get(id)
      if (row) byExternalKey.set(key, row)
      else withdrawnAhead.add(key)
    }
    return {
      revision,
      note,
      byExternalKey,
      byIdempotencyKey: new Map(remembered.map((entry) => [`${entry.source_id} ${entry.key}`, entry])),
      byId: known,
      created: new Set(),
      changed: new Set(),
      remembered: new Map(),
      withdrawn: [],
      withdrawnAhead,
      emptied: new Set(),
      deliveries: [],
      deliveryEntries: [],
      deliveriesChanged: new Set(),
      deliveriesById: deliveries.byId,
      byRepeatKey: deliveries.byRepeatKey,
      tallies: new TallyChanges(),
      repeats: await readRepeats(tx, operations),
    }
  }
}

function idempotencyKeyOf(operation: StoredOperation): string[] {
  const key = operation.kind === 'create' ? operation.idempotencyKey : undefined
  return key === undefined ? [] : [key]
}

export function createBatchWriter(db: Kysely<Tables>) {
  const insertRows = createBulk<FeedbackRow>(
    (rows) => db.insertInto('feedback').columns(COLUMNS).values(rows),
    (row) => COLUMNS.map((column) => row[column]),
    PLACEHOLDER,
  )
  const updateRow = createRowUpdate(db)
  const writeTallies = createTallyWriter(db)
  const writeDeliveries = createDeliveryWriter(db)
  return async (tx: Transaction<Tables>, batch: Batch): Promise<void> => {
    await insertRows(tx, [...batch.created])
    for (const row of batch.changed) await updateRow(tx, [row])
    await writeTallies(tx, batch.tallies)
    for (const entry of batch.remembered.values()) await remember(tx, entry)
    await keepWithdrawn(tx, batch.withdrawn)
    await writeDeliveries(tx, batch)
  }
}

/** An id that was withdrawn before its entry came may get one yet, by another way. */
export async function keepWithdrawn(
  tx: Transaction<Tables>,
  withdrawn: readonly Tables['withdrawn'][],
): Promise<void> {
  for (const { key_hash, feedback_id } of withdrawn) {
    await tx
      .insertInto('withdrawn')
      .values({ key_hash, feedback_id })
      .onConflict((conflict) => conflict.column('key_hash').doUpdateSet({ feedback_id }))
      .execute()
  }
}

/** Writes every column of a row that exists. */
export function createRowUpdate(db: Kysely<Tables>) {
  return createBulk<FeedbackRow>(
    ([row]) => {
      const { id, ...columns } = row as FeedbackRow
      return db.updateTable('feedback').set(columns).where('id', '=', id)
    },
    (row) => [...COLUMNS.filter((column) => column !== 'id').map((column) => row[column]), row.id],
    PLACEHOLDER,
  )
}

async function remember(tx: Transaction<Tables>, entry: RememberedKey): Promise<void> {
  const { feedback_id, expires_at } = entry
  await tx
    .insertInto('idempotency')
    .values(entry)
    .onConflict((conflict) => conflict.columns(['source_id', 'key']).doUpdateSet({ feedback_id, expires_at }))
    .execute()
}
