import type { Kysely, Transaction } from 'kysely'
import { CHAIN_BEGINS, hashOfLine } from './audit-chain.ts'
import type { Tables } from './schema.ts'

export { type AuditQuery, createAuditReader } from './audit-reader.ts'

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

const LINES_AT_ONCE = 500

/**
 * Adds lines to the log, in this order. Commits follow each other, so each finds the last line of the one
 * before; nothing ever changes a line or takes one away.
 */
export async function keepAudit(tx: Transaction<Tables>, ...entries: AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  let { number, hash } = await lastLine(tx)
  const rows = entries.map(({ before, after, ...rest }) => {
    const line = { ...rest, before: textOf(before), after: textOf(after) }
    number += 1
    hash = hashOfLine(hash, line)
    return { ...line, number, hash }
  })
  for (let from = 0; from < rows.length; from += LINES_AT_ONCE) {
    await tx
      .insertInto('audit')
      .values(rows.slice(from, from + LINES_AT_ONCE))
      .execute()
  }
}

async function lastLine(db: Kysely<Tables>): Promise<{ number: number; hash: string }> {
  const last = db.selectFrom('audit').select(['number', 'hash']).orderBy('number', 'desc').limit(1)
  return (await last.executeTakeFirst()) ?? { number: 0, hash: CHAIN_BEGINS }
}

function textOf(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value)
}
