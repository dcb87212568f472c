import type { Kysely, Transaction } from 'kysely'
import { type AuditLine, keepAudit } from './audit.ts'
import type { ScreenChange, ScreenNote } from './fleet-row.ts'
import type { ScreenEventRow, ScreenRow, Tables } from './schema.ts'
import { keepScreenEvents } from './screen-events.ts'
import type { Transact } from './transactor.ts'

/** Epoch milliseconds; what is not given stays. */
export interface ScreenCommand {
  identify_until?: number
  reload_at?: number
}

/** How the paired screens do, what happened to them, and what admins want of them. */
export function createFleet({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  return {
    /** What happened to a screen, the newest first; what comes after the event `before`. */
    history(screen: string, { limit, before }: { limit: number; before?: string | undefined }) {
      let query = db.selectFrom('screen_event').selectAll().where('screen_id', '=', screen)
      if (before !== undefined) query = query.where('id', '<', before)
      return query.orderBy('id', 'desc').limit(limit).execute() as Promise<ScreenEventRow[]>
    },

    /**
     * Notes how screens do. It is written apart from the commits of entries and takes no revision: nobody
     * waits for it, and no wall has to hear of it.
     */
    async note(notes: ScreenNote[]): Promise<void> {
      await db.transaction().execute(async (tx) => {
        // All instances in one order: none waits for another that waits for it.
        for (const note of notes.toSorted((one, other) => (one.id < other.id ? -1 : 1))) await keep(tx, note)
      })
    },

    /** Notes what happened to a screen by its own account. */
    async tell(event: ScreenEventRow): Promise<void> {
      await db.transaction().execute((tx) => keepScreenEvents(tx, [event]))
    },

    /** Forgets what happened before this time. */
    async forget(before: number): Promise<void> {
      await db.deleteFrom('screen_event').where('at', '<', before).execute()
    },

    /**
     * Changes the screens that these lines of the audit log are about, in one commit. One that is so already,
     * or is gone, gets no line. Answers which it changed, or null when there is no such wall.
     */
    change(change: ScreenChange, lines: AuditLine[]): Promise<string[] | null> {
      return transact(async (tx, revision, note) => {
        const wall = change.wall === undefined ? null : await wallNamed(tx, change.wall)
        if (change.wall !== undefined && !wall) return null
        const known = await inRows(tx, lines)
        const changed: { line: AuditLine; row: ScreenRow; next: Changeable }[] = []
        for (const line of lines) {
          const row = known.get(line.subject)
          const next = row && changedRow(row, change)
          if (!row || !next) continue
          await tx
            .updateTable('screen')
            .set({ ...next, revision })
            .where('id', '=', row.id)
            .execute()
          note.screens.add(row.id)
          changed.push({ line, row, next })
        }
        await keepAudit(tx, ...changed.map(({ line, row, next }) => logged(line, change, row, next)))
        const other = changed.filter(({ row, next }) => next.wall_id !== row.wall_id)
        if (wall)
          await keepScreenEvents(
            tx,
            other.map(({ line }) => moved(line, wall)),
          )
        return changed.map(({ row }) => row.id)
      })
    },

    /** Asks something of the screens that these lines are about, in one commit. Answers of which. */
    command(command: ScreenCommand, lines: AuditLine[]): Promise<string[]> {
      return transact(async (tx, revision, note) => {
        const known = await inRows(tx, lines)
        const there = lines.filter(({ subject }) => known.has(subject))
        const ids = there.map(({ subject }) => subject)
        if (ids.length === 0) return ids
        await tx
          .updateTable('screen')
          .set({ ...command, revision })
          .where('id', 'in', ids)
          .execute()
        await keepAudit(tx, ...there.map((line) => ({ ...line, before: null, after: null })))
        for (const id of ids) note.screens.add(id)
        return ids
      })
    },
  }
}

async function keep(tx: Transaction<Tables>, { id, set, where, event }: ScreenNote): Promise<void> {
  let update = tx.updateTable('screen').set(set).where('id', '=', id)
  if (where?.was === null) update = update.where(where.column, 'is', null)
  else if (where) update = update.where(where.column, '=', where.was)
  const { numUpdatedRows } = await update.executeTakeFirst()
  if (event && numUpdatedRows > 0n) await keepScreenEvents(tx, [{ ...event, screen_id: id }])
}

function wallNamed(tx: Transaction<Tables>, id: string) {
  return tx.selectFrom('wall').select(['id', 'settings']).where('id', '=', id).executeTakeFirst()
}

async function inRows(tx: Transaction<Tables>, lines: readonly AuditLine[]): Promise<Map<string, ScreenRow>> {
  const ids = lines.map(({ subject }) => subject)
  if (ids.length === 0) return new Map()
  const rows = await tx.selectFrom('screen').selectAll().where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

type Changeable = Pick<ScreenRow, 'name' | 'wall_id' | 'group_name' | 'paused' | 'dim'>

/** Null where nothing would differ. */
function changedRow(row: ScreenRow, change: ScreenChange): Changeable | null {
  const next: Changeable = {
    name: change.name ?? row.name,
    wall_id: change.wall ?? row.wall_id,
    group_name: change.group === undefined ? row.group_name : change.group,
    paused: change.paused === undefined ? row.paused : Number(change.paused),
    dim: change.dim ?? row.dim,
  }
  const keys = Object.keys(next) as (keyof Changeable)[]
  return keys.some((key) => next[key] !== row[key]) ? next : null
}

/** Of a screen, what a change names. */
function told({ name, wall_id, group_name, paused, dim }: Changeable, change: ScreenChange): object {
  const all = { name, wall: wall_id, group: group_name, paused: paused === 1, dim }
  return Object.fromEntries(
    Object.entries(all).filter(([key]) => change[key as keyof ScreenChange] !== undefined),
  )
}

function logged(line: AuditLine, change: ScreenChange, row: ScreenRow, next: Changeable) {
  return { ...line, before: told(row, change), after: told(next, change) }
}

/** The line's id is nobody else's. */
function moved({ id, at, subject }: AuditLine, wall: { settings: string }): ScreenEventRow {
  return { id, screen_id: subject, at, what: 'moved', detail: String(JSON.parse(wall.settings).name) }
}
