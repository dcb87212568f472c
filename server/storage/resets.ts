import type { Kysely } from 'kysely'
import { type Account, toAccount } from './account-row.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import type { AccountRow, Tables } from './schema.ts'
import { endSessionsOf } from './session-room.ts'
import type { Transact } from './transactor.ts'

interface ResetLink {
  account: string
  keyHash: string
  expires: number
}

/** Ways back in for who has forgotten the password. Keys come hashed; times are epoch milliseconds. */
export function createResets({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const open = (from: Kysely<Tables>, keyHash: string, now: number) =>
    from
      .selectFrom('reset_link')
      .innerJoin('account', 'account.id', 'reset_link.account_id')
      .selectAll('account')
      .where('key_hash', '=', keyHash)
      .where('expires_at', '>', now)

  return {
    /** In the place of one that was there. With `below` only where the account's role is one of these. */
    offer(link: ResetLink, audit: AuditEntry, below?: AccountRow['role'][]): Promise<boolean> {
      return transact(async (tx) => {
        const query = tx.selectFrom('account').select('role').where('id', '=', link.account)
        const found = await query.executeTakeFirst()
        if (!found || (below && !below.includes(found.role))) return false
        await tx.deleteFrom('reset_link').where('account_id', '=', link.account).execute()
        const row = { account_id: link.account, key_hash: link.keyHash, expires_at: link.expires }
        await tx.insertInto('reset_link').values(row).execute()
        await keepAudit(tx, audit)
        return true
      })
    },

    /** Whose password this key sets. */
    async byKey(keyHash: string, now: number): Promise<Account | null> {
      const row = await open(db, keyHash, now).executeTakeFirst()
      return row ? toAccount(row) : null
    },

    /** Sets the password, once, and ends whatever else let somebody in. Null when the key opens nothing any more. */
    use(keyHash: string, passwordHash: string, line: Omit<AuditLine, 'actor' | 'subject'>) {
      return transact(async (tx, revision, note): Promise<Account | null> => {
        const row = await open(tx, keyHash, line.at).executeTakeFirst()
        if (!row) return null
        const change = { password_hash: passwordHash, revision }
        await tx.updateTable('account').set(change).where('id', '=', row.id).execute()
        await tx.deleteFrom('reset_link').where('account_id', '=', row.id).execute()
        await endSessionsOf(tx, row.id).execute()
        await tx.deleteFrom('token').where('account_id', '=', row.id).execute()
        await keepAudit(tx, { ...line, actor: row.id, subject: row.id, before: null, after: null })
        note.access = true
        return toAccount(row)
      })
    },
  }
}
