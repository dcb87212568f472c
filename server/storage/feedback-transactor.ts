import type { Kysely } from 'kysely'
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

  function apply(batch: Batch, operation: StoredOperation): StoredOutcome {
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
    return first ? ({ kind: 'repeated', feedback: toFeedback(row) } as const) : created(row)
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

  function undecidedRow(batch: Batch, { source, columns, now }: Create | Replace): FeedbackRow {
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
      revision: batch.revision,
    }
  }

  function replace(batch: Batch, operation: Replace, key: string | null, known: FeedbackRow | undefined) {
    if (!known) return created(newRow(batch, operation, key))
    if (known.erased === 1) return { kind: 'gone', id: known.id } as const
    if (known.content_hash === operation.columns.content_hash) {
      return { kind: 'repeated', feedback: toFeedback(known) } as const
    }
    const { judged, now } = operation
    const decision = judged && decisionOf(batch.repeats, judged, now, known)
    const words = wordsChanged(known, operation)
    const next = replacement(known, operation)
    if (decision) {
      next.words_key = judged.wordsKey
      withTags(next, decision.tags)
      if (words && next.display === 'shown') next.display = decision.display
    }
    const row = changeRow(batch, known, next, now)
    if (decision && words) keepRuling(row, decision, now)
    return { kind: 'replaced', feedback: toFeedback(row) } as const
  }

  function withdraw(batch: Batch, operation: Withdraw, known: FeedbackRow | undefined) {
    if (!known) return { kind: 'unknown' } as const
    if (known.reason !== 'withdrawn') {
      if (known.erased === 0) {
        const key = withdrawnKey(externalKey(operation.source.id, operation.externalId))
        batch.withdrawn.push({ key_hash: key, feedback_id: known.id })
      }
      const row = { ...erased(known, batch.revision), counted: 0, reason: 'withdrawn' } as const
      changeRow(batch, known, row, operation.now)
      batch.note.hides = true
    }
    return { kind: 'withdrawn', id: known.id } as const
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
  const row: FeedbackRow = { ...known, ...columns }
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
