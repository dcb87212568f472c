import type { ImportState } from '../../shared/imports.ts'
import type { ImportBody, KeptImport } from '../imports/kept.ts'
import { withoutCells } from '../imports/reasons.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import type { ImportRow } from './schema.ts'
import { createImportUndoing, type UndoingDeps } from './undo-import.ts'

const ENDED: readonly ImportState[] = ['done', 'cancelled', 'failed', 'undone']

/** From where to where an import goes, and what else is then known of it. */
export interface ImportMove {
  from: readonly ImportState[]
  to: ImportState
  body: Partial<ImportBody>
  /** The server that works on it from now on. */
  runner: string | null
  /** Only if this server works on it. */
  by?: string
  /** Epoch milliseconds. */
  now: number
}

/** What is known of a step of the work on an import. */
export interface ImportStep {
  runner: string
  body: Partial<ImportBody>
  now: number
}

/** Files that are imported. What they brought are entries as all others. Times are epoch milliseconds. */
export function createImports({ db, transact, index }: UndoingDeps) {
  const rows = db.selectFrom('import').selectAll()

  return {
    create(kept: KeptImport, audit: AuditEntry): Promise<void> {
      const { id, source, state, ...body } = kept
      const row = {
        id,
        source_id: source,
        state,
        body: JSON.stringify(body),
        runner: null,
        beat_at: kept.createdAt,
      }
      return transact(async (tx) => {
        await tx.insertInto('import').values(row).execute()
        await keepAudit(tx, audit)
      })
    },

    async byId(id: string): Promise<KeptImport | null> {
      const row = await rows.where('id', '=', id).executeTakeFirst()
      return row ? toKept(row) : null
    },

    /** The newest first. */
    async list({ limit, before }: { limit: number; before?: string }): Promise<KeptImport[]> {
      const from = before === undefined ? rows : rows.where('id', '<', before)
      return (await from.orderBy('id', 'desc').limit(limit).execute()).map(toKept)
    },

    /** Brings it from one state to another; null where it is in none of those, or not with that server. */
    move(id: string, move: ImportMove, audit: AuditEntry | null): Promise<KeptImport | null> {
      return transact(async (tx) => {
        const row = await tx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row || !move.from.includes(row.state)) return null
        if (move.by !== undefined && row.runner !== move.by) return null
        const next: ImportRow = {
          ...row,
          state: move.to,
          body: withBody(row, move.body),
          runner: move.runner,
          beat_at: move.now,
        }
        await tx.updateTable('import').set(next).where('id', '=', id).execute()
        if (audit) await keepAudit(tx, audit)
        return toKept(next)
      })
    },

    /** Tells how far a server is. False where the import is not with it any more. */
    tell(id: string, { runner, body, now }: ImportStep): Promise<boolean> {
      return transact(async (tx) => {
        const row = await tx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
        if (row?.runner !== runner) return false
        const next = { body: withBody(row, body), beat_at: now }
        await tx.updateTable('import').set(next).where('id', '=', id).execute()
        return true
      })
    },

    /** Gives a server what is to go on and what no other works on any more, or not since `since`. */
    async claim(runner: string, since: number, now: number): Promise<KeptImport[]> {
      const left = (from: Pick<typeof db, 'selectFrom'>) =>
        from
          .selectFrom('import')
          .selectAll()
          .where('state', 'in', ['running', 'undoing'])
          .where((eb) => eb.or([eb('runner', 'is', null), eb('beat_at', '<', since)]))
          .execute()
      if ((await left(db)).length === 0) return []
      return transact(async (tx) => {
        const found = await left(tx)
        const ids = found.map(({ id }) => id)
        if (ids.length === 0) return []
        await tx.updateTable('import').set({ runner, beat_at: now }).where('id', 'in', ids).execute()
        return found.map(toKept)
      })
    },

    /** Keeps what else is known of it. With `by`, unless another server works on it: that one tells itself. */
    note(id: string, body: Partial<ImportBody>, by?: string): Promise<void> {
      return transact(async (tx) => {
        const row = await tx.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row || (by !== undefined && row.runner !== null && row.runner !== by)) return
        const next = { body: withBody(row, body) }
        await tx.updateTable('import').set(next).where('id', '=', id).execute()
      })
    },

    /** Lets go of what this server works on, so that it, or another, goes on with it. */
    release(runner: string): Promise<void> {
      return transact(async (tx) => {
        await tx.updateTable('import').set({ runner: null }).where('runner', '=', runner).execute()
      })
    },

    async remove(id: string, from: readonly ImportState[], audit: AuditEntry): Promise<boolean> {
      return transact(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom('import')
          .where('id', '=', id)
          .where('state', 'in', from)
          .executeTakeFirst()
        if (numDeletedRows > 0n) await keepAudit(tx, audit)
        return numDeletedRows > 0n
      })
    },

    /** Forgets what stood in the files of imports that are over. Answers which. */
    forgetFiles(audit: AuditLine): Promise<string[]> {
      return transact(async (tx) => {
        const ended = await tx.selectFrom('import').selectAll().where('state', 'in', ENDED).execute()
        const left = ended.filter((row) => {
          const { hasFile, hasRefused } = toKept(row)
          return hasFile || hasRefused
        })
        for (const row of left) {
          const body = withBody(row, withoutFiles(toKept(row)))
          await tx.updateTable('import').set({ body }).where('id', '=', row.id).execute()
        }
        if (left.length > 0) await keepAudit(tx, { ...audit, before: null, after: { imports: left.length } })
        return left.map(({ id }) => id)
      })
    },

    /** How many entries there are of it. */
    async entries(id: string): Promise<number> {
      const { n } = await db
        .selectFrom('feedback')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('import_id', '=', id)
        .executeTakeFirstOrThrow()
      return n
    },

    ...createImportUndoing({ db, transact, index }),
  }
}

/** What is still known of an import when its files are gone: nothing that a customer wrote. */
function withoutFiles({ reasons }: KeptImport): Partial<ImportBody> {
  return {
    ...{ hasFile: false, hasRefused: false, header: [], sample: [], check: null },
    reasons: reasons.map((reason) => ({ ...reason, detail: withoutCells(reason.detail) })),
  }
}

function withBody(row: ImportRow, body: Partial<ImportBody>): string {
  return JSON.stringify({ ...JSON.parse(row.body), ...body })
}

function toKept({ id, source_id, state, body }: ImportRow): KeptImport {
  return { id, source: source_id, state, ...(JSON.parse(body) as ImportBody) }
}
