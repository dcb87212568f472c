import { toldOf } from './deliveries.ts'
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
    if (again && !isWaiting(waiting)) return { kind: 'settled' }
    const repeated = again ? undefined : repeatedBy(batch, operation)
    if (repeated) return keepRepetition(batch, operation, repeated)
    const before = waiting ? toldOf(waiting).entries : []
    const entries = operation.events.map((event): DeliveredEntry => {
      if (event.kind === 'upsert') {
        const known = before.find((entry) => entry.event === event.event)
        return upsert(batch, operation, event, known && batch.byId.get(known.id))
      }
      return takeBack(batch, source.id, event, now)
    })
    const row = rowOf(operation, entries)
    if (waiting) batch.deliveriesChanged.add(Object.assign(waiting, { ...row, tries: waiting.tries }))
    else batch.deliveries.push(row)
    for (const { id } of entries.slice(1)) {
      if (id !== '' && id !== row.entry_id) batch.deliveryEntries.push({ entry_id: id, delivery_id: row.id })
    }
    if (row.repeat_key !== null) batch.byRepeatKey.set(`${source.id} ${row.repeat_key}`, row)
    return { kind: 'delivered', repeats: null, entries }
  }

  function upsert(
    batch: Batch,
    { source, now }: StoredDelivery,
    event: StoredUpsert,
    /** Where it is read again: what its reading before made of it. */
    before: FeedbackRow | undefined,
  ): DeliveredEntry {
    const { externalId, content: columns, judged } = event
    const key = externalId === null ? null : externalKey(source.id, externalId)
    const known = key === null ? before : batch.byExternalKey.get(key)
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
    const merged = merge(known, columns, { revision, cleared: event.cleared })
    if (!merged.newer) return { ...told, did: 'older' }
    if (!merged.changed && merged.stamps === known.stamps) return { ...told, did: 'unchanged' }
    const did = merged.changed ? 'changed' : 'unchanged'
    const row = change(batch, known, { ...coming, columns: merged.columns })
    row.stamps = merged.stamps
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

function isWaiting(row: DeliveryRow | undefined): row is DeliveryRow {
  return row !== undefined && ['inbox', 'partly', 'deferred', 'dismissed'].includes(row.state)
}

function repeatedBy(batch: Batch, { source, delivery, now }: StoredDelivery): DeliveryRow | undefined {
  if (!delivery.repeat) return undefined
  const row = batch.byRepeatKey.get(`${source.id} ${delivery.repeat.key}`)
  return row && (row.repeat_until ?? 0) > now ? row : undefined
}

/** Its body is the one of the delivery before: kept once is enough. */
function keepRepetition(batch: Batch, operation: StoredDelivery, first: DeliveryRow): DeliveryOutcome {
  const { entries } = toldOf(first)
  const told = { ...operation.delivery.told, entries, why: [], repeats: first.id }
  const delivery = {
    ...operation.delivery,
    state: 'repeated' as const,
    headers: null,
    body: null,
    repeat: null,
  }
  batch.deliveries.push({
    ...rowOf({ ...operation, delivery: { ...delivery, told } }, entries),
    entry_id: null,
  })
  return { kind: 'delivered', repeats: first.id, entries }
}

function rowOf({ source, delivery, events }: StoredDelivery, entries: DeliveredEntry[]): DeliveryRow {
  // What somebody has taken back is not kept in another place.
  const takesBack =
    events.some(({ kind }) => kind === 'withdraw') || entries.some(({ did }) => did === 'gone')
  return {
    id: delivery.id,
    source_id: source.id,
    at: delivery.at,
    state: delivery.state,
    told: JSON.stringify({ ...delivery.told, entries }),
    headers: delivery.headers && JSON.stringify(delivery.headers),
    body: delivery.body && !takesBack ? JSON.stringify(delivery.body) : null,
    repeat_key: delivery.repeat?.key ?? null,
    repeat_until: delivery.repeat?.until ?? null,
    emails: delivery.body && !takesBack ? delivery.emails : null,
    entry_id: entries.find(({ id }) => id !== '')?.id ?? null,
    tries: 0,
    erase_at: null,
  }
}
