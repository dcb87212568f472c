import { createHmac } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import { createBulk } from './bulk.ts'
import type { CommitNote } from './commits.ts'
import type { FeedbackOperation, FeedbackOutcome } from './feedback-operations.ts'
import { derive, erased, postedColumns, toFeedback } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import { createTallyWriter, TallyChanges } from './tallies.ts'
import type { Transact } from './transactor.ts'

const REMEMBER_KEYS_MS = 7 * 24 * 60 * 60_000

type Create = Extract<FeedbackOperation, { kind: 'create' }>
type Replace = Extract<FeedbackOperation, { kind: 'replace' }>
type Withdraw = Extract<FeedbackOperation, { kind: 'withdraw' }>
type RememberedKey = Tables['idempotency']

/** What one commit knows and has yet to write: operations in it see each other through this. */
interface Batch {
  revision: number
  note: CommitNote
  byExternalKey: Map<string, FeedbackRow>
  byIdempotencyKey: Map<string, RememberedKey>
  byId: Map<string, FeedbackRow>
  created: Set<FeedbackRow>
  changed: Set<FeedbackRow>
  remembered: Map<string, RememberedKey>
  tallies: TallyChanges
}

/** Keeps what senders ask, many operations a commit, each seeing those before it. */
export function createFeedbackTransactor({
  db,
  transact,
  newId,
  secret,
}: {
  db: Kysely<Tables>
  transact: Transact
  newId: (now: number) => string
  /** Keys the hashes of external ids. */
  secret: string
}) {
  const write = createBatchWriter(db)
  const read = createBatchReader(db)

  const externalKey = (source: string, externalId: string) =>
    createHmac('sha256', secret).update(`${source} ${externalId}`).digest('base64url').slice(0, 22)

  function keyOf(operation: FeedbackOperation): string | null {
    const id = operation.kind === 'create' ? operation.entry.posted.externalId : operation.externalId
    return id === undefined ? null : externalKey(operation.source.id, id)
  }

  function apply(batch: Batch, operation: FeedbackOperation): FeedbackOutcome {
    const key = keyOf(operation)
    const known = key === null ? undefined : batch.byExternalKey.get(key)
    if (operation.kind === 'create') return create(batch, operation, key, known)
    if (operation.kind === 'replace') return replace(batch, operation, key, known)
    return withdraw(batch, operation, known)
  }

  function create(batch: Batch, operation: Create, key: string | null, known: FeedbackRow | undefined) {
    const remembered = rememberedRow(batch, operation)
    const first = remembered ?? known
    for (const row of [remembered, known]) {
      if (row && isOther(row, operation)) return { kind: 'conflict', id: row.id } as const
    }
    const row = first ?? newRow(batch, operation, key)
    if (!remembered) rememberKey(batch, operation, row)
    return { kind: first ? 'repeated' : 'created', feedback: toFeedback(row) } as const
  }

  /** Also for an entry that its external id found: from now on the key stands for this content. */
  function rememberKey(batch: Batch, { idempotencyKey: key, source, now }: Create, row: FeedbackRow): void {
    if (key === undefined) return
    const entry = { source_id: source.id, key, feedback_id: row.id, expires_at: now + REMEMBER_KEYS_MS }
    batch.remembered.set(`${source.id} ${key}`, entry)
    batch.byIdempotencyKey.set(`${source.id} ${key}`, entry)
  }

  function newRow(batch: Batch, { source, entry, now }: Create | Replace, key: string | null): FeedbackRow {
    const row = derive(
      {
        id: newId(now),
        source_id: source.id,
        external_key: key,
        ...postedColumns(entry),
        arrived_at: now,
        display: source.policy === 'hold' ? 'held' : 'shown',
        counted: entry.posted.test ? 0 : 1,
        reason: entry.posted.test ? 'test' : null,
        note: null,
        pinned_at: null,
        starred: 0,
        shown_at: null,
        appeal: null,
        revision: batch.revision,
      },
      undefined,
      now,
    )
    batch.created.add(row)
    batch.byId.set(row.id, row)
    if (key !== null) batch.byExternalKey.set(key, row)
    batch.tallies.add(row)
    batch.note.countedAt(row.at)
    return row
  }

  function replace(batch: Batch, operation: Replace, key: string | null, known: FeedbackRow | undefined) {
    if (!known) return { kind: 'created', feedback: toFeedback(newRow(batch, operation, key)) } as const
    if (known.reason === 'withdrawn') return { kind: 'gone', id: known.id } as const
    if (known.content_hash === operation.entry.contentHash) {
      return { kind: 'repeated', feedback: toFeedback(known) } as const
    }
    const row = changeRow(batch, known, replacement(known, operation), operation.now)
    return { kind: 'replaced', feedback: toFeedback(row) } as const
  }

  function withdraw(batch: Batch, operation: Withdraw, known: FeedbackRow | undefined) {
    if (!known) return { kind: 'unknown' } as const
    if (known.reason !== 'withdrawn') {
      changeRow(batch, known, erased(known, batch.revision), operation.now)
      batch.note.hides = true
    }
    return { kind: 'withdrawn', id: known.id } as const
  }

  return {
    /**
     * Keeps all of these in one commit; the outcomes are in their order.
     * @throws StorageUnavailable; then none of them was kept
     */
    keep(operations: readonly FeedbackOperation[]): Promise<FeedbackOutcome[]> {
      return transact(async (tx, revision, note) => {
        const batch = await read(tx, operations, keyOf, revision, note)
        const outcomes = operations.map((operation) => apply(batch, operation))
        note.feedback = batch.created.size + batch.changed.size > 0
        await write(tx, batch)
        return outcomes
      })
    },
  }
}

function rememberedRow(batch: Batch, { source, idempotencyKey, now }: Create): FeedbackRow | undefined {
  if (idempotencyKey === undefined) return undefined
  const remembered = batch.byIdempotencyKey.get(`${source.id} ${idempotencyKey}`)
  return remembered && remembered.expires_at > now ? batch.byId.get(remembered.feedback_id) : undefined
}

/** A withdrawn entry is the same as anything: it answers each repetition, and nothing comes back. */
function isOther(row: FeedbackRow, { entry }: Create): boolean {
  return row.reason !== 'withdrawn' && row.content_hash !== entry.contentHash
}

/** Hidden stays hidden; changed words of a holding source wait for a moderator again; a test is what the sender says. */
function replacement(known: FeedbackRow, { source, entry }: Replace): FeedbackRow {
  const row: FeedbackRow = { ...known, ...postedColumns(entry) }
  if (row.occurred_at === null) row.at = known.arrived_at
  const wordsChanged = known.comment !== row.comment
  if (source.policy === 'hold' && wordsChanged && known.display === 'shown') row.display = 'held'
  if (row.test === 1 && known.counted === 1) Object.assign(row, { counted: 0, reason: 'test' })
  if (row.test === 0 && known.test === 1 && known.reason === 'test') {
    Object.assign(row, { counted: 1, reason: null })
  }
  return row
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
  if (before.shown_at !== null) batch.note.hides ||= row.shown_at === null || before.comment !== row.comment
  if (!batch.created.has(row)) batch.changed.add(row)
  return row
}

const COLUMNS = [
  ...(['id', 'source_id', 'external_key', 'external_id', 'content_hash', 'metric', 'score'] as const),
  ...(['scale_min', 'scale_max', 'mood', 'comment', 'author_id', 'author_name', 'author_email'] as const),
  ...(['author_company', 'author_segment', 'author_value', 'location', 'touchpoint', 'channel'] as const),
  ...(['tags', 'language', 'occurred_at', 'link', 'consent_show', 'consent_name', 'test'] as const),
  ...(['arrived_at', 'at', 'display', 'counted', 'reason', 'note', 'pinned_at', 'starred'] as const),
  ...(['shown_at', 'appeal', 'revision'] as const),
] satisfies (keyof FeedbackRow)[]

const PLACEHOLDER = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as unknown as FeedbackRow

function createBatchReader(db: Kysely<Tables>) {
  const byExternalKey = createBulk<string, FeedbackRow>(
    (keys) => db.selectFrom('feedback').selectAll().where('external_key', 'in', keys),
    (key) => [key],
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
  return async (
    tx: Transaction<Tables>,
    operations: readonly FeedbackOperation[],
    keyOf: (operation: FeedbackOperation) => string | null,
    revision: number,
    note: CommitNote,
  ): Promise<Batch> => {
    const keys = new Set(operations.map(keyOf).filter((key) => key !== null))
    const idempotencyKeys = new Set(operations.flatMap(idempotencyKeyOf))
    const rows = await byExternalKey(tx, [...keys])
    const remembered = await byIdempotencyKey(tx, [...idempotencyKeys])
    rows.push(...(await byId(tx, [...new Set(remembered.map(({ feedback_id }) => feedback_id))])))
    const unique = new Map(rows.map((row) => [row.id, row]))
    return {
      revision,
      note,
      byExternalKey: new Map([...unique.values()].map((row) => [row.external_key ?? '', row])),
      byIdempotencyKey: new Map(remembered.map((entry) => [`${entry.source_id} ${entry.key}`, entry])),
      byId: unique,
      created: new Set(),
      changed: new Set(),
      remembered: new Map(),
      tallies: new TallyChanges(),
    }
  }
}

function idempotencyKeyOf(operation: FeedbackOperation): string[] {
  const key = operation.kind === 'create' ? operation.idempotencyKey : undefined
  return key === undefined ? [] : [key]
}

function createBatchWriter(db: Kysely<Tables>) {
  const insertRows = createBulk<FeedbackRow>(
    (rows) => db.insertInto('feedback').columns(COLUMNS).values(rows),
    (row) => COLUMNS.map((column) => row[column]),
    PLACEHOLDER,
  )
  const updateRow = createRowUpdate(db)
  const writeTallies = createTallyWriter(db)
  return async (tx: Transaction<Tables>, batch: Batch): Promise<void> => {
    await insertRows(tx, [...batch.created])
    for (const row of batch.changed) await updateRow(tx, [row])
    await writeTallies(tx, batch.tallies.rows)
    for (const entry of batch.remembered.values()) await remember(tx, entry)
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
