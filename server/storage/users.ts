import type { Kysely, Transaction } from 'kysely'
import { type Account, kept, toAccount } from './account-row.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import type { AccountRow, Tables } from './schema.ts'
import { endSessionsOf, keepSession } from './session-room.ts'
import type { Transact } from './transactor.ts'

type Role = AccountRow['role']

/** Somebody as those see them who manage people; times are epoch milliseconds. */
export interface User extends Account {
  since: number
  /** When one of their sessions was used last; null while they have none. */
  seen: number | null
  revision: number
}

export interface UserChange {
  role?: Role
  personalData?: boolean
}

/** Why nothing was changed: there is nobody, it needs an owner, nobody would own the server, somebody was faster. */
export type UserRefusal = 'unknown' | 'owners only' | 'last owner' | 'stale'

/** Who changes it: what they may is looked at again in the commit. */
export interface Changer {
  id: string
  revision?: number | undefined
}

const MANAGES: readonly Role[] = ['admin', 'owner']

export function createUsers({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const people = (from: Kysely<Tables>) =>
    from
      .selectFrom('account')
      .selectAll()
      .select((query) =>
        query
          .selectFrom('session')
          .select(({ fn }) => fn.max('seen_at').as('seen'))
          .whereRef('account_id', '=', 'account.id')
          .as('seen'),
      )

  const byId = async (from: Kysely<Tables>, id: string) => {
    const row = await people(from).where('id', '=', id).executeTakeFirst()
    return row ? toUser(row) : null
  }

  return {
    async list(): Promise<User[]> {
      return (await people(db).orderBy('id', 'desc').execute()).map(toUser)
    },
    byId: (id: string) => byId(db, id),

    change(
      id: string,
      change: UserChange,
      line: AuditLine,
      { id: changer, revision }: Changer,
    ): Promise<User | UserRefusal> {
      return transact(async (tx, next, note) => {
        const row = await personRow(tx, id)
        if (!row) return 'unknown'
        const refusal = await refusalOf(tx, { changer, row, next: change.role ?? row.role })
        if (refusal) return refusal
        if (revision !== undefined && revision !== row.revision) return 'stale'
        const { role = row.role, personalData = row.personal_data === 1 } = change
        const changed = { ...row, role, personal_data: kept(role, personalData), revision: next }
        await tx.updateTable('account').set(changed).where('id', '=', id).execute()
        if (!MANAGES.includes(role)) await forgetInvitationsBy(tx, id)
        await keepAudit(tx, { ...line, before: rightsOf(row), after: rightsOf(changed) })
        note.access = true
        return (await byId(tx, id)) as User
      })
    },

    /** Takes somebody out with all that lets them in. */
    remove(id: string, line: AuditLine, { id: changer }: Changer): Promise<'removed' | UserRefusal> {
      return transact(async (tx, _revision, note) => {
        const row = await personRow(tx, id)
        if (!row) return 'unknown'
        const refusal = await refusalOf(tx, { changer, row, next: null })
        if (refusal) return refusal
        await endSessionsOf(tx, id).execute()
        await tx.deleteFrom('token').where('account_id', '=', id).execute()
        await tx.deleteFrom('reset_link').where('account_id', '=', id).execute()
        await forgetInvitationsBy(tx, id)
        await tx.deleteFrom('account').where('id', '=', id).execute()
        await tx.insertInto('former_account').values({ id, email: row.email }).execute()
        await keepAudit(tx, { ...line, before: rightsOf(row), after: null })
        note.access = true
        return 'removed'
      })
    },

    /** Sets somebody's own password. Ends all of their sessions and begins `session` in their place. */
    setPassword(
      id: string,
      passwordHash: string,
      session: Parameters<typeof keepSession>[1],
      audit: AuditEntry,
    ): Promise<void> {
      return transact(async (tx, revision, note) => {
        await tx
          .updateTable('account')
          .set({ password_hash: passwordHash, revision })
          .where('id', '=', id)
          .execute()
        await endSessionsOf(tx, id).execute()
        await tx.deleteFrom('reset_link').where('account_id', '=', id).execute()
        await keepSession(tx, session)
        await keepAudit(tx, audit)
        note.access = true
      })
    },
  }
}

function personRow(tx: Transaction<Tables>, id: string): Promise<AccountRow | undefined> {
  return tx.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Only owners touch owners or make them, and one always stays. */
async function refusalOf(
  tx: Transaction<Tables>,
  { changer, row, next }: { changer: string; row: AccountRow; next: Role | null },
): Promise<UserRefusal | null> {
  if (row.role !== 'owner' && next !== 'owner') return null
  if ((await personRow(tx, changer))?.role !== 'owner') return 'owners only'
  if (row.role !== 'owner' || next === 'owner') return null
  const owners = tx.selectFrom('account').select('id').where('role', '=', 'owner').limit(2)
  return (await owners.execute()).length > 1 ? null : 'last owner'
}

/** Whoever is sent away does not come back by a door that they left open. */
async function forgetInvitationsBy(tx: Transaction<Tables>, id: string): Promise<void> {
  await tx.deleteFrom('invitation').where('invited_by', '=', id).execute()
}

function rightsOf(row: AccountRow): object {
  const { email, role, personalData } = toAccount(row)
  return { email, role, personalData }
}

function toUser(row: AccountRow & { seen: number | null }): User {
  return { ...toAccount(row), since: row.created_at, seen: row.seen, revision: row.revision }
}
