import type { Kysely } from 'kysely'
import { type Account, keepPerson, type NewPerson } from './account-row.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import type { InvitationRow, Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

/** Times are epoch milliseconds. */
export interface Invitation {
  id: string
  email: string
  role: InvitationRow['role']
  personalData: boolean
  invitedBy: string
  since: number
  expires: number
}

export function createInvitations({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const open = (from: Kysely<Tables>, now: number) =>
    from.selectFrom('invitation').selectAll().where('expires_at', '>', now)

  return {
    async list(now: number): Promise<Invitation[]> {
      return (await open(db, now).orderBy('id', 'desc').execute()).map(toInvitation)
    },

    async byKey(keyHash: string, now: number): Promise<Invitation | null> {
      const row = await open(db, now).where('key_hash', '=', keyHash).executeTakeFirst()
      return row ? toInvitation(row) : null
    },

    /** In the place of any that this address had. False when it has an account. */
    offer(invitation: Invitation, keyHash: string, audit: AuditEntry): Promise<boolean> {
      return transact(async (tx) => {
        const { email, since } = invitation
        const taken = tx.selectFrom('account').select('id').where('email', '=', email)
        if (await taken.executeTakeFirst()) return false
        await tx
          .deleteFrom('invitation')
          .where((is) => is.or([is('email', '=', email), is('expires_at', '<=', since)]))
          .execute()
        await tx.insertInto('invitation').values(toRow(invitation, keyHash)).execute()
        await keepAudit(tx, audit)
        return true
      })
    },

    /** False when there is no such one any more. */
    revoke(id: string, line: AuditLine): Promise<boolean> {
      return transact(async (tx) => {
        const gone = await tx.deleteFrom('invitation').where('id', '=', id).returningAll().executeTakeFirst()
        if (!gone) return false
        await keepAudit(tx, { ...line, before: { email: gone.email, role: gone.role }, after: null })
        return true
      })
    },

    /** Makes the account that was offered, once. Null when the key opens nothing any more. */
    accept(keyHash: string, person: Omit<NewPerson, 'email'>, line: AuditLine): Promise<Account | null> {
      return transact(async (tx, revision) => {
        const query = open(tx, person.created_at).where('key_hash', '=', keyHash)
        const row = await query.executeTakeFirst()
        if (!row) return null
        const { email, role, personalData, invitedBy } = toInvitation(row)
        await tx.deleteFrom('invitation').where('id', '=', row.id).execute()
        const account = await keepPerson(tx, { person: { ...person, email }, role, personalData }, revision)
        await keepAudit(tx, { ...line, before: null, after: { email, role, personalData, invitedBy } })
        return account
      })
    },
  }
}

function toRow(invitation: Invitation, keyHash: string): InvitationRow {
  const { id, email, role, personalData, invitedBy, since, expires } = invitation
  const row = { id, email, role, key_hash: keyHash, personal_data: Number(personalData) }
  return { ...row, invited_by: invitedBy, created_at: since, expires_at: expires }
}

function toInvitation(row: InvitationRow): Invitation {
  const { id, email, role, invited_by, created_at, expires_at } = row
  const personalData = role !== 'viewer' || row.personal_data === 1
  return { id, email, role, personalData, invitedBy: invited_by, since: created_at, expires: expires_at }
}
