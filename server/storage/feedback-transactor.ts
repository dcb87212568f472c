import type { Kysely } from 'kysely'
import { createDelivering } from './deliver.ts'
import {
  type Batch,
  changeRow,
  createBatchReader,
  createBatchWriter,
  externalKey,
  externalKeyOf,
} from './feedback-batch.ts'
import { derive, erased, NOT_DECIDED, toFeedback } from './rows.ts'
import { decisionOf, keepRuling, rememberWords, withTags } from './ruling.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import type { StoredOperation, StoredOutcome } from './stored-operations.ts'
import type { Transact } from './transactor.ts'
import type { WithdrawnKey } from './withdrawn-key.ts'

const REMEMBER_KEYS_MS = 7 * 24 * 60 * 60_000

type Create = Extract<StoredOperation, { kind: 'create' }>
type Replace = Extract<StoredOperation, { kind: 'replace' }>
type Withdraw = Extract<StoredOperation, { kind: 'withdraw' }>

/** Keeps what senders ask, many operations a commit, each seeing those before it. */
export function createFeedbackTransactor({
  db,
  transact,
  newId,
  withdrawnKey,
}: {
  db: Kysely<Tables>
  transact: Transact
  newId: (now: number) => string
  withdrawnKey: WithdrawnKey
}) {
  const write = createBatchWriter(db)
  const read = createBatchReader(db, withdrawnKey)

  const deliver = createDelivering({
    create: newRow,
    change,
    withdraw: (batch, known, key, now) => takeBack(batch, known, key, now),
    withdrawnKey,
  })

  function apply(batch: Batch, operation: StoredOperation): StoredOutcome {
    if (operation.kind === 'delivery') return deliver(batch, operation)
    const key = externalKeyOf(operation)
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
    if (!first) return created(row)
    if (operation.importId === undefined) makeItsOwn(batch, row, operation.now)
    return { kind: 'repeated', feedback: toFeedback(row) } as const
  }

  /** What its sender sends as well does not go with the import that brought it first. */
  function makeItsOwn(batch: Batch, row: FeedbackRow, now: number): void {
    if (row.import_id !== null) changeRow(batch, row, { ...row, import_id: null }, now)
  }

  /** Also for an entry that its external id found: from now on the key stands for this content. */
  function rememberKey(batch: Batch, { idempotencyKey: key, source, now }: Create, row: FeedbackRow): void {
    if (key === undefined) return
    const entry = { source_id: source.id, key, feedback_id: row.id, expires_at: now + REMEMBER_KEYS_MS }
    batch.remembered.set(`${source.id} ${key}`, entry)
    batch.byIdempotencyKey.set(`${source.id} ${key}`, entry)
  }

  function newRow(batch: Batch, operation: Create | Replace, key: string | null): FeedbackRow {
    const { judged, now } = operation
    const decision = judged && decisionOf(batch.repeats, judged, now)
    const row = undecidedRow(batch, operation)
    if (decision) {
      row.display = decision.display
      row.words_key = judged.wordsKey
      withTags(row, decision.tags)
    }
    derive(row, undefined, now)
    if (decision) keepRuling(row, decision, now)
    rememberWords(batch.repeats, row)
    batch.created.add(row)
    batch.byId.set(row.id, row)
    if (key !== null) batch.byExternalKey.set(key, row)
    batch.tallies.add(row)
    batch.note.countedAt(row.at)
    return row
  }

  function undecidedRow(batch: Batch, operation: Create | Replace): FeedbackRow {
    const { source, columns, now } = operation
    const importId = operation.kind === 'create' ? operation.importId : undefined
    return {
      id: newId(now),
      source_id: source.id,
      ...columns,
      arrived_at: now,
      // Without their word, what is to be decided by rules waits for a moderator.
      display: source.policy === 'publish' ? 'shown' : 'held',
      counted: columns.test === 1 ? 0 : 1,
      reason: columns.test === 1 ? 'test' : null,
      note: null,
      pinned_at: null,
      starred: 0,
      shown_at: null,
      appeal: null,
      ...NOT_DECIDED,
      import_id: importId ?? null,
      revision: batch.revision,
    }
  }

  function replace(batch: Batch, operation: Replace, key: string | null, known: FeedbackRow | undefined) {
    if (!known) return created(newRow(batch, operation, key))
    if (known.erased === 1) return { kind: 'gone', id: known.id } as const
    if (known.content_hash === operation.columns.content_hash) {
      makeItsOwn(batch, known, operation.now)
      return { kind: 'repeated', feedback: toFeedback(known) } as const
    }
    return { kind: 'replaced', feedback: toFeedback(change(batch, known, operation)) } as const
  }

  function change(batch: Batch, known: FeedbackRow, operation: Replace): FeedbackRow {
    const { judged, now } = operation
    const decision = judged && decisionOf(batch.repeats, judged, now, known)
    // A score that comes after its words is as if both had come together.
    const anew = wordsChanged(known, operation) || (known.score === null && operation.columns.score !== null)
    const next = replacement(known, operation)
    if (decision) {
      next.words_key = judged.wordsKey
      withTags(next, decision.tags)
      if (anew && next.display === 'shown') next.display = decision.display
    }
    const row = changeRow(batch, known, next, now)
    if (decision && anew) keepRuling(row, decision, now)
    return row
  }

  function withdraw(batch: Batch, operation: Withdraw, known: FeedbackRow | undefined) {
    if (!known) return { kind: 'unknown' } as const
    takeBack(batch, known, externalKey(operation.source.id, operation.externalId), operation.now)
    return { kind: 'withdrawn', id: known.id } as const
  }

  function takeBack(batch: Batch, known: FeedbackRow, key: string, now: number): void {
    if (known.reason === 'withdrawn') return
    if (known.erased === 0) batch.withdrawn.push({ key_hash: withdrawnKey(key), feedback_id: known.id })
    const row = { ...erased(known, batch.revision), counted: 0, reason: 'withdrawn' } as const
    changeRow(batch, known, row, now)
    batch.emptied.add(known.id)
    batch.note.hides = true
  }

  return {
    /**
     * Keeps all of these in one commit; the outcomes are in their order.
     * @throws StorageUnavailable; then none of them was kept
     */
    keep(operations: readonly StoredOperation[]): Promise<StoredOutcome[]> {
      return transact(async (tx, revision, note) => {
        const batch = await read(tx, operations, revision, note)
        const outcomes = operations.map((operation) => apply(batch, operation))
        note.feedback = batch.created.size + batch.changed.size > 0
        if (batch.changed.size === 0) note.onlyAdds(batch.created)
        await write(tx, batch)
        return outcomes
      })
    },
  }
}

function created({ id, arrived_at, display, counted, reason, revision }: FeedbackRow): StoredOutcome {
  return { kind: 'created', given: { id, arrived_at, display, counted, reason, revision } }
}

function rememberedRow(batch: Batch, { source, idempotencyKey, now }: Create): FeedbackRow | undefined {
  if (idempotencyKey === undefined) return undefined
  const remembered = batch.byIdempotencyKey.get(`${source.id} ${idempotencyKey}`)
  return remembered && remembered.expires_at > now ? batch.byId.get(remembered.feedback_id) : undefined
}

/** An erased entry is the same as anything: it answers each repetition, and nothing comes back. */
function isOther(row: FeedbackRow, { columns }: Create): boolean {
  return row.erased === 0 && row.content_hash !== columns.content_hash
}

function wordsChanged(known: FeedbackRow, { columns }: Pick<Replace, 'columns'>): boolean {
  return known.comment !== columns.comment
}

/** Hidden stays hidden; changed words of a holding source wait for a moderator again; a test is what the sender says. */
function replacement(known: FeedbackRow, { source, columns }: Replace): FeedbackRow {
  const row: FeedbackRow = { ...known, ...columns, import_id: null }
  if (row.occurred_at === null) row.at = known.arrived_at
  // What a moderator chose of other words says nothing of these.
  const words = wordsChanged(known, { columns })
  if (words) row.passages = null
  if (source.policy === 'hold' && words && known.display === 'shown') row.display = 'held'
  if (row.test === 1 && known.counted === 1) Object.assign(row, { counted: 0, reason: 'test' })
  if (row.test === 0 && known.test === 1 && known.reason === 'test') {
    Object.assign(row, { counted: 1, reason: null })
  }
  return row
}
