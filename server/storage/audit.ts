import type { Kysely, Transaction } from 'kysely'
import type { AuditRow, Tables } from './schema.ts'

/** Who did what to what, and how it was and is; never a customer's words or name. */
export interface AuditEntry {
  id: string
  at: number
  /** An account's id, or `system`. */
  actor: string
  /** As `feedback.changed`. */
  action: string
  /** The id of what was changed. */
  subject: string
  before: object | null
  after: object | null
}

/** A line whose before and after are known only inside of its commit. */
export type AuditLine = Omit<AuditEntry, 'before' | 'after'>

export async function keepAudit(tx: Transaction<Tables>, entry: AuditEntry): Promise<void> {
  const text = (value: object | null) => (value === null ? null : JSON.stringify(value))
  const { before, after, ...rest } = entry
  await tx
    .insertInto('audit')
    .values({ ...rest, before: text(before), after: text(after) })
    .execute()
}

export function createAuditReader(db: Kysely<Tables>) {
  return {
    /** The newest first, those before `before` in the list. */
    async list(query: { before?: string; subject?: string; limit: number }) {
      let rows = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(query.limit)
      if (query.before !== undefined) rows = rows.where('id', '<', query.before)
      if (query.subject !== undefined) rows = rows.where('subject', '=', query.subject)
      return (await rows.execute()).map(toEntry)
    },
  }
}

function toEntry({ at, before, after, ...rest }: AuditRow) {
  const parsed = (text: string | null) => (text === null ? null : JSON.parse(text))
  return { ...rest, at: new Date(at).toISOString(), before: parsed(before), after: parsed(after) }
}
