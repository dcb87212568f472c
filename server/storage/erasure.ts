import type { Kysely, Transaction } from 'kysely'
import { type AuditLine, keepAudit } from './audit.ts'
import { keepEmptied } from './changes.ts'
import { emptyDeliveriesOf } from './deliveries.ts'
import { askForDeliveries, finishDeliveries, nextDelivery, takeDeliveriesBack } from './delivery-persons.ts'
import { changeRow, createRowUpdate, externalKey, keepWithdrawn } from './feedback-batch.ts'
import { ofPerson, type Person } from './persons.ts'
import { erased } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import { createTallyWriter, TallyChanges } from './tallies.ts'
import type { Transact } from './transactor.ts'
import type { WithdrawnKey } from './withdrawn-key.ts'

/** More at once would keep others from writing for too long. */
export const ERASED_AT_ONCE = 200

/** What there is of customers, and what was made of it. */
const EVERYTHING = [
  ...(['feedback', 'tally', 'turn', 'idempotency', 'withdrawn', 'delivery', 'delivery_entry'] as const),
  ...(['wall_theme', 'celebration'] as const),
]

/** Whose words are to go: some entries, or all of one person. */
export type Erasable = { ids: string[] } | { person: Person }

interface ErasureDeps {
  db: Kysely<Tables>
  transact: Transact
  withdrawnKey: WithdrawnKey
}

/** Erases words and persons: hidden at once, gone when their time has come. Times are epoch milliseconds. */
export function createErasure({ db, transact, withdrawnKey }: ErasureDeps) {
  const updateRow = createRowUpdate(db)
  const writeTallies = createTallyWriter(db)

  function entries(from: Kysely<Tables> | Transaction<Tables>, what: Erasable) {
    const rows = from.selectFrom('feedback').selectAll('feedback').where('erased', '=', 0)
    return 'ids' in what
      ? rows.where('id', 'in', what.ids.length > 0 ? what.ids : [''])
      : rows.where(ofPerson(what.person))
  }

  /** Writes what `changed` makes of each row; answers their ids. */
  function change(
    rowsIn: (tx: Transaction<Tables>) => Promise<FeedbackRow[]>,
    changed: (row: FeedbackRow, revision: number) => FeedbackRow,
    line: (ids: string[]) => { audit: AuditLine; after: object } | null,
    now: number,
    besides: (tx: Transaction<Tables>) => Promise<void> = async () => {},
  ): Promise<string[]> {
    return transact(async (tx, revision, note) => {
      const rows = await rowsIn(tx)
      const tallies = new TallyChanges()
      const batch = {
        revision,
        note,
        tallies,
        changed: new Set<FeedbackRow>(),
        created: new Set<FeedbackRow>(),
      }
      const withdrawn: Tables['withdrawn'][] = []
      const emptied: string[] = []
      for (const row of rows) {
        const next = changed(row, revision)
        if (next.erased === 1 && row.external_id !== null) {
          const key_hash = withdrawnKey(externalKey(row.source_id, row.external_id))
          withdrawn.push({ key_hash, feedback_id: row.id })
        }
        if (next.erased === 1) emptied.push(row.id)
        changeRow(batch, row, next, now)
        await updateRow(tx, [row])
      }
      await keepWithdrawn(tx, withdrawn)
      await writeTallies(tx, tallies)
      const ids = rows.map(({ id }) => id)
      await emptyDeliveriesOf(tx, emptied)
      await besides(tx)
      const told = line(ids)
      if (told) await keepAudit(tx, { ...told.audit, before: null, after: told.after })
      note.feedback = rows.length > 0
      return ids
    })
  }

  return {
    /** Takes words off every screen at once; they are gone from `eraseAt` on. Answers the ids of the entries. */
    ask(what: Erasable, eraseAt: number, audit: AuditLine, now: number): Promise<string[]> {
      return change(
        (tx) => entries(tx, what).where('erase_at', 'is', null).execute(),
        (row) => ({ ...row, erase_at: eraseAt }),
        (ids) => (ids.length > 0 ? { audit, after: { entries: ids.length } } : null),
        now,
        async (tx) => ('person' in what ? askForDeliveries(tx, what.person, eraseAt) : undefined),
      )
    },

    /** Takes an erasure back whose time has not come. Answers the ids of the entries. */
    takeBack(what: Erasable, audit: AuditLine, now: number): Promise<string[]> {
      return change(
        (tx) => entries(tx, what).where('erase_at', '>', now).execute(),
        (row) => ({ ...row, erase_at: null }),
        (ids) => (ids.length > 0 ? { audit, after: { entries: ids.length } } : null),
        now,
        async (tx) => ('person' in what ? takeDeliveriesBack(tx, what.person, now) : undefined),
      )
    },

    /** When the next erasure is due; null when there is none. */
    async next(): Promise<number | null> {
      const { at } = await db
        .selectFrom('feedback')
        .select((eb) => eb.fn.min<number | null>('erase_at').as('at'))
        .where('erase_at', 'is not', null)
        .executeTakeFirstOrThrow()
      const times = [at, await nextDelivery(db)].filter((time) => time !== null)
      return times.length > 0 ? Math.min(...times) : null
    },

    /** Erases what is due, some at a time. Answers how many; fewer than {@link ERASED_AT_ONCE} are all. */
    async finish(now: number): Promise<number> {
      const due = (tx: Kysely<Tables>) =>
        tx
          .selectFrom('feedback')
          .selectAll('feedback')
          .where('erase_at', '<=', now)
          .limit(ERASED_AT_ONCE)
          .execute()
      const ids = await change(
        due,
        erased,
        () => null,
        now,
        (tx) => finishDeliveries(tx, now),
      )
      return ids.length
    },

    /** Erases these for good at once, as when their source keeps words only for a time. */
    async erase(ids: string[], audit: AuditLine, after: object, now: number): Promise<number> {
      const gone = await change(
        (tx) => entries(tx, { ids }).execute(),
        erased,
        (erasedIds) => ({ audit, after: { ...after, entries: erasedIds.length } }),
        now,
      )
      return gone.length
    },

    /** Takes everything that was ever posted away, at once and for good. Answers how many entries it was. */
    everything(audit: AuditLine): Promise<number> {
      return transact(async (tx, revision, note) => {
        const { n } = await tx
          .selectFrom('feedback')
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
        for (const table of EVERYTHING) {
          await tx.deleteFrom(table).execute()
        }
        await keepEmptied(tx, revision)
        await keepAudit(tx, { ...audit, before: null, after: { entries: n } })
        note.feedback = true
        note.hides = true
        note.settings = true
        return n
      })
    },
  }
}
