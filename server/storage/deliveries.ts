import { type Kysely, sql, type Transaction } from 'kysely'
import type { DeliveryState, Why } from '../../shared/deliveries.ts'
import { idsFrom } from '../ids.ts'
import { type AuditEntry, keepAudit } from './audit.ts'
import { trimBodies } from './delivery-bodies.ts'
import type { KeptBody, NewDelivery, ToldDelivery } from './delivery-operation.ts'
import type { DeliveryRow, Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

/** A delivery as its log has it. */
export interface KeptDelivery extends ToldDelivery {
  id: string
  source: string
  at: number
  state: DeliveryState
  /** How often its reading failed by a fault of our own. */
  tries: number
}

export interface WholeDelivery extends KeptDelivery {
  headers: Record<string, string>
  body: KeptBody | null
}

export interface DeliveryQuery {
  states?: readonly DeliveryState[] | undefined
  /** Ids before this one. */
  before?: string | undefined
  /** What came earlier is not in the log any more, epoch milliseconds. */
  since: number
  limit: number
}

/** Of the newest so many it is told what became of them. */
export const COUNTED_AT_MOST = 2_000
export const OPEN: readonly DeliveryState[] = ['inbox', 'partly', 'deferred']
const AT_ONCE = 500

const SUMMARY = ['id', 'source_id', 'at', 'state', 'told', 'tries'] as const

/** The log of what foreign tools sent. What is written here alone takes no revision: no wall has to hear of it. */
export function createDeliveries({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const of = (source: string) => db.selectFrom('delivery').where('source_id', '=', source)

  return {
    /** The newest first. */
    async list(source: string, { states, before, since, limit }: DeliveryQuery): Promise<KeptDelivery[]> {
      let query = of(source).select(SUMMARY).where('at', '>=', since).orderBy('id', 'desc').limit(limit)
      if (states) query = query.where('state', 'in', states)
      if (before !== undefined) query = query.where('id', '<', before)
      return (await query.execute()).map(toKept)
    },

    async byId(source: string, id: string, since: number): Promise<WholeDelivery | null> {
      const row = await of(source)
        .selectAll()
        .where('id', '=', id)
        .where('at', '>=', since)
        .executeTakeFirst()
      return row ? toWhole(row) : null
    },

    /** What waits, exactly, and what became of the newest {@link COUNTED_AT_MOST}. */
    async counts(source: string): Promise<Partial<Record<DeliveryState, number>>> {
      const newest = of(source).select('state').orderBy('id', 'desc').limit(COUNTED_AT_MOST)
      const counted = async (rows: typeof newest) =>
        db
          .selectFrom(rows.as('rows'))
          .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
          .groupBy('state')
          .execute()
      const [recent, open] = await Promise.all([
        counted(newest),
        counted(of(source).select('state').where('state', 'in', OPEN) as typeof newest),
      ])
      return Object.fromEntries([...recent, ...open].map(({ state, n }) => [state, Number(n)]))
    },

    /** How many wait in the inbox of each source that has any. */
    async waiting(): Promise<{ source: string; waiting: number }[]> {
      const rows = await db
        .selectFrom('delivery')
        .select(['source_id', (eb) => eb.fn.countAll<number>().as('n')])
        .where('state', 'in', ['inbox', 'partly'])
        .groupBy('source_id')
        .execute()
      return rows.map(({ source_id, n }) => ({ source: source_id, waiting: Number(n) }))
    },

    /** Ids that wait in one of these states, those after `after`, the oldest first. */
    async open(states: readonly DeliveryState[], source: string | null, limit: number, after = '') {
      let query = db.selectFrom('delivery').select(['id', 'source_id', 'tries', 'at'])
      query = query.where('state', 'in', states).where('body', 'is not', null)
      query = query.where('erase_at', 'is', null)
      if (source !== null) query = query.where('source_id', '=', source)
      const rows = await query.where('id', '>', after).orderBy('id').limit(limit).execute()
      return rows.map(({ id, source_id, tries, at }) => ({ id, source: source_id, tries, at }))
    },

    /** Notes what was refused. Of each source so many refusals stay. */
    async note(deliveries: readonly (NewDelivery & { source: string })[], most: number): Promise<void> {
      await db.transaction().execute(async (tx) => {
        for (const { source, ...delivery } of deliveries) {
          const row = { ...toRow(source, delivery), repeat_key: null, repeat_until: null }
          await tx.insertInto('delivery').values(row).execute()
        }
        const sources = new Set(deliveries.map(({ source }) => source))
        for (const source of [...sources].toSorted()) await forgetRefused(tx, source, most)
      })
    },

    /** Its reading has failed again. */
    async failedAgain(id: string): Promise<void> {
      await db.updateTable('delivery').set({ tries: sql<number>`tries + 1` }).where('id', '=', id).execute()
    },

    /** Puts one aside that waited. Answers false where it does not wait any more. */
    dismiss(source: string, id: string, audit: AuditEntry): Promise<boolean> {
      return transact(async (tx) => {
        const waits = tx
          .updateTable('delivery')
          .set({ state: 'dismissed' })
          .where('id', '=', id)
          .where('source_id', '=', source)
          .where('state', 'in', OPEN)
        const [{ numUpdatedRows } = { numUpdatedRows: 0n }] = await waits.execute()
        if (numUpdatedRows === 0n) return false
        await keepAudit(tx, audit)
        return true
      })
    },

    /**
     * Forgets what a source sent before, some at a time: bodies from `bodiesBefore`, whole lines from
     * `linesBefore` on, epoch milliseconds. Answers whether there may be more.
     */
    async forget(
      source: string,
      { bodiesBefore, linesBefore }: { bodiesBefore: number; linesBefore: number },
    ): Promise<boolean> {
      const ids = async (before: number, bodies: boolean) => {
        let query = of(source).select('id').where('id', '<', idsFrom(before)).orderBy('id').limit(AT_ONCE)
        if (bodies) query = query.where('kept', '>', 0)
        return (await query.execute()).map(({ id }) => id)
      }
      const lines = await ids(linesBefore, false)
      await removeDeliveries(db, lines)
      const bodies = await ids(bodiesBefore, true)
      if (bodies.length > 0) await emptyDeliveries(db, bodies)
      return lines.length === AT_ONCE || bodies.length === AT_ONCE
    },

    /** Of a source's bodies keeps the newest that have together at most so many bytes; lines stay. */
    trim: (source: string, most: number) => trimBodies(db, source, most),
  }
}

function toRow(source: string, { id, at, state, told, headers, body }: NewDelivery): DeliveryRow {
  return {
    ...{ id, source_id: source, at, state, told: JSON.stringify(told) },
    headers: headers && JSON.stringify(headers),
    body: body && packBody(body),
    repeat_key: null,
    repeat_until: null,
    entry_id: null,
    emails: null,
    tries: 0,
    erase_at: null,
    kept: 0,
  }
}

async function forgetRefused(tx: Transaction<Tables>, source: string, most: number): Promise<void> {
  const refused = tx.selectFrom('delivery').select('id').where('source_id', '=', source)
  const oldest = await refused
    .where('state', '=', 'refused')
    .orderBy('id', 'desc')
    .offset(most - 1)
    .limit(1)
    .executeTakeFirst()
  if (!oldest) return
  await tx
    .deleteFrom('delivery')
    .where('source_id', '=', source)
    .where('state', '=', 'refused')
    .where('id', '<', oldest.id)
    .execute()
}

async function removeDeliveries(db: Kysely<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('delivery_entry').where('delivery_id', 'in', ids).execute()
  await db.deleteFrom('delivery').where('id', 'in', ids).execute()
}

/**
 * What waits for a mapping and has lost its body cannot be read any more. The reasons go, too: they may repeat
 * a word of it.
 */
export async function emptyDeliveries(
  db: Kysely<Tables>,
  ids: readonly string[],
  why: Why[] = [],
): Promise<void> {
  if (ids.length === 0) return
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'state', 'told'])
    .where('id', 'in', ids)
    .execute()
  for (const row of rows) {
    const told = JSON.stringify({ ...toldOf(row), why } satisfies ToldDelivery)
    const state = OPEN.includes(row.state) ? 'dismissed' : row.state
    const emptied = { state, told, body: null, headers: null, emails: null, erase_at: null, kept: 0 }
    await db.updateTable('delivery').set(emptied).where('id', '=', row.id).execute()
  }
}

/** Forgets all that a source ever sent. */
export async function forgetDeliveriesOf(tx: Transaction<Tables>, source: string): Promise<void> {
  const theirs = tx.selectFrom('delivery').select('id').where('source_id', '=', source)
  await tx.deleteFrom('delivery_entry').where('delivery_id', 'in', theirs).execute()
  await tx.deleteFrom('delivery').where('source_id', '=', source).execute()
}

/** What brought these entries keeps none of their words. */
export async function emptyDeliveriesOf(tx: Transaction<Tables>, entries: readonly string[]): Promise<void> {
  for (let start = 0; start < entries.length; start += AT_ONCE) {
    const some = entries.slice(start, start + AT_ONCE)
    const further = tx.selectFrom('delivery_entry').select('delivery_id').where('entry_id', 'in', some)
    const first = tx.selectFrom('delivery').select('id').where('entry_id', 'in', some)
    const ids = [
      ...(await first.execute()).map(({ id }) => id),
      ...(await further.execute()).map(({ delivery_id }) => delivery_id),
    ]
    for (let from = 0; from < ids.length; from += AT_ONCE)
      await emptyDeliveries(tx, ids.slice(from, from + AT_ONCE))
  }
}

export function toldOf(row: Pick<DeliveryRow, 'told'>): ToldDelivery {
  return JSON.parse(row.told) as ToldDelivery
}

function toKept(row: Pick<DeliveryRow, (typeof SUMMARY)[number]>): KeptDelivery {
  const { id, source_id: source, at, state, tries } = row
  return { id, source, at, state, tries, ...toldOf(row) }
}

function toWhole(row: DeliveryRow): WholeDelivery {
  return {
    ...toKept(row),
    headers: row.headers === null ? {} : JSON.parse(row.headers),
    body: row.body === null ? null : unpackBody(row.body),
  }
}

const TEXT = 't'
const BASE64 = 'b'

/** Its first letter says what the rest is. */
export function packBody(body: KeptBody): string {
  return 'text' in body ? TEXT + body.text : BASE64 + body.base64
}

function unpackBody(packed: string): KeptBody {
  const rest = packed.slice(1)
  return packed.startsWith(TEXT) ? { text: rest } : { base64: rest }
}
