import { packBody, toldOf } from './deliveries.ts'
import type { DeliveredEntry, DeliveryOutcome, StoredDelivery, StoredUpsert } from './delivery-operation.ts'
import { type Batch, externalKey } from './feedback-batch.ts'
import { firstStamps, merge } from './hook-entries.ts'
import type { DeliveryRow, FeedbackRow } from './schema.ts'
import type { StoredOperation } from './stored-operations.ts'

type Coming = Extract<StoredOperation, { kind: 'replace' }>

interface Acts {
  create(batch: Batch, coming: Coming, key: string | null): FeedbackRow
  change(batch: Batch, known: FeedbackRow, coming: Coming): FeedbackRow
  withdraw(batch: Batch, known: FeedbackRow, key: string, now: number): void
  withdrawnKey(externalKey: string): string
}

/** Applies what deliveries of foreign tools ask, each as a whole, and keeps what became of them. */
export function createDelivering({ create, change, withdraw, withdrawnKey }: Acts) {
  return (batch: Batch, operation: StoredDelivery): DeliveryOutcome => {
    const { source, delivery, again, now } = operation
    const waiting = again ? batch.deliveriesById.get(delivery.id) : undefined
    if (again && !mayBeRead(waiting, again)) return { kind: 'settled' }
    const before = waiting ? toldOf(waiting).entries : []
    const repeated = before.length === 0 ? repeatedBy(batch, operation) : undefined
    if (repeated) return keepRepetition(batch, operation, { first: repeated, waiting })
    const read = operation.events.map((event): DeliveredEntry => {
      if (event.kind === 'upsert') {
        const known = before.find((entry) => entry.event === event.event)
        return upsert(batch, operation, event, known && batch.byId.get(known.id))
      }
      return takeBack(batch, source.id, event, now)
    })
    // What another mapping does not find any more is still there.
    const left = before.filter((entry) => !read.some(({ event }) => event === entry.event))
    const entries = [...read, ...left]
    const row = rowOf(operation, entries)
    keepRow(batch, row, waiting)
    for (const { id } of entries.slice(1)) {
      if (id !== '' && id !== row.entry_id) batch.deliveryEntries.push({ entry_id: id, delivery_id: row.id })
    }
    if (row.repeat_key !== null) batch.byRepeatKey.set(`${source.id} ${row.repeat_key}`, row)
    return { kind: 'delivered', repeats: null, state: row.state, entries }
  }

  function upsert(
    batch: Batch,
    { source, again, now }: StoredDelivery,
    event: StoredUpsert,
    /** Where it is read again: what its reading before made of it. */
    before: FeedbackRow | undefined,
  ): DeliveredEntry {
    const { externalId, content: columns, judged } = event
    const key = externalId === null ? null : externalKey(source.id, externalId)
    const known = key === null ? before : (batch.byExternalKey.get(key) ?? nameless(before))
    const coming: Coming = {
      ...{ kind: 'replace', source, externalId: externalId ?? '', columns, now },
      ...(judged && { judged }),
    }
    const revision = event.revision ?? now
    if (!known) {
      if (key !== null && batch.withdrawnAhead.has(key)) return { event: event.event, id: '', did: 'gone' }
      const row = create(batch, coming, key)
      row.stamps = firstStamps(columns, { revision, cleared: event.cleared })
      return { event: event.event, id: row.id, did: 'created', display: row.display }
    }
    const told = { event: event.event, id: known.id, display: known.display }
    if (known.erased === 1) return { ...told, did: 'gone' }
    const merged = merge(known, columns, { revision, cleared: event.cleared, again: again !== false })
    if (!merged.newer) return { ...told, did: 'older' }
    if (!merged.changed && merged.stamps === known.stamps) return { ...told, did: 'unchanged' }
    const did = merged.changed ? 'changed' : 'unchanged'
    const row = change(batch, known, { ...coming, columns: merged.columns })
    row.stamps = merged.stamps
    if (key !== null) batch.byExternalKey.set(key, row)
    return { ...told, did, display: row.display }
  }

  function takeBack(
    batch: Batch,
    source: string,
    { event, externalId }: { event: number; externalId: string },
    now: number,
  ): DeliveredEntry {
    const key = externalKey(source, externalId)
    const known = batch.byExternalKey.get(key)
    if (known) {
      const did = known.erased === 1 ? 'gone' : 'withdrawn'
      withdraw(batch, known, key, now)
      return { event, id: known.id, did }
    }
    if (!batch.withdrawnAhead.has(key)) {
      batch.withdrawnAhead.add(key)
      batch.withdrawn.push({ key_hash: withdrawnKey(key), feedback_id: '' })
    }
    return { event, id: '', did: 'withdrawn before it came' }
  }
}

/** What a person in it asked to be erased is not read any more. */
function mayBeRead(row: DeliveryRow | undefined, again: 'waiting' | 'anyway'): row is DeliveryRow {
  if (row === undefined || row.erase_at !== null) return false
  if (again === 'anyway') return row.body !== null
  return ['inbox', 'partly', 'deferred', 'dismissed'].includes(row.state)
}

/** A voice that had no id when it was read before: the reading that names it means no other one. */
function nameless(before: FeedbackRow | undefined): FeedbackRow | undefined {
  return before?.external_id === null ? before : undefined
}

/** What is read again came before others; it is a repetition of what came within the same time of it. */
function repeatedBy(batch: Batch, { source, delivery }: StoredDelivery): DeliveryRow | undefined {
  const { repeat, at, id } = delivery
  if (!repeat) return undefined
  const row = batch.byRepeatKey.get(`${source.id} ${repeat.key}`)
  if (!row || row.id === id) return undefined
  return (row.repeat_until ?? 0) > at && repeat.until > row.at ? row : undefined
}

/** One that is read again goes on to be known by its key, so that its own repetition brings nothing. */
function keepRow(batch: Batch, row: DeliveryRow, waiting: DeliveryRow | undefined): void {
  if (!waiting) {
    batch.deliveries.push(row)
    return
  }
  const { tries } = waiting
  const { repeat_key, repeat_until } = row.repeat_key === null ? waiting : row
  batch.deliveriesChanged.add(Object.assign(waiting, { ...row, tries, repeat_key, repeat_until }))
}

/** Its body is the one of the delivery before: kept once is enough. */
function keepRepetition(
  batch: Batch,
  operation: StoredDelivery,
  { first, waiting }: { first: DeliveryRow; waiting: DeliveryRow | undefined },
): DeliveryOutcome {
  const { entries } = toldOf(first)
  const told = { ...operation.delivery.told, entries, why: [], repeats: first.id }
  const delivery = {
    ...operation.delivery,
    state: 'repeated' as const,
    headers: null,
    body: null,
    repeat: null,
  }
  const row = rowOf({ ...operation, delivery: { ...delivery, told } }, entries)
  keepRow(batch, { ...row, entry_id: null }, waiting)
  return { kind: 'delivered', repeats: first.id, state: row.state, entries }
}

function rowOf({ source, delivery, events }: StoredDelivery, entries: DeliveredEntry[]): DeliveryRow {
  // What somebody has taken back is not kept in another place.
  const takesBack =
    events.some(({ kind }) => kind === 'withdraw') || entries.some(({ did }) => did === 'gone')
  const body = takesBack || !delivery.body ? null : packBody(delivery.body)
  const headers = delivery.headers && JSON.stringify(delivery.headers)
  const emails = body && delivery.emails
  // Without its body nobody can read the rest of it: it does not wait in vain.
  const lost = takesBack && delivery.state === 'partly'
  const told = { ...delivery.told, ...(lost && { why: [TAKEN_BACK] }), entries }
  return {
    id: delivery.id,
    source_id: source.id,
    at: delivery.at,
    state: lost ? 'dismissed' : delivery.state,
    told: JSON.stringify(told),
    ...{ headers, body, emails },
    repeat_key: delivery.repeat?.key ?? null,
    repeat_until: delivery.repeat?.until ?? null,
    entry_id: entries.find(({ id }) => id !== '')?.id ?? null,
    tries: 0,
    erase_at: null,
    kept: body === null ? 0 : body.length + (headers?.length ?? 0) + (emails?.length ?? 0),
  }
}

const TAKEN_BACK = {
  detail: 'Somebody took words in it back, so its body was not kept: the rest of it cannot be read.',
}
