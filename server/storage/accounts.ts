import type { Kysely } from 'kysely'
import { type AuditEntry, keepAudit } from './audit.ts'
import type { AccountRow, Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

export interface Account {
  id: string
  email: string
  role: AccountRow['role']
}

/** People, their sessions and set-up links. Keys come hashed; times are epoch milliseconds. */
export function createAccounts({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const owners = () => db.selectFrom('account').select('id').where('role', '=', 'owner')

  return {
    async hasOwner(): Promise<boolean> {
      return (await owners().executeTakeFirst()) !== undefined
    },

    async byEmail(email: string): Promise<AccountRow | null> {
      const account = db.selectFrom('account').selectAll().where('email', '=', email)
      return (await account.executeTakeFirst()) ?? null
    },

    /** Creates the first owner; false when there is one already. */
    createOwner(account: Omit<AccountRow, 'role'>, audit: AuditEntry): Promise<boolean> {
      return transact(async (tx) => {
        const owner = await tx
          .selectFrom('account')
          .select('id')
          .where('role', '=', 'owner')
          .executeTakeFirst()
        if (owner) return false
        await tx
          .insertInto('account')
          .values({ ...account, role: 'owner' })
          .execute()
        await tx.deleteFrom('setup_link').execute()
        await keepAudit(tx, audit)
        return true
      })
    },

    startSession(
      session: { keyHash: string; account: string; now: number; expires: number },
      audit: AuditEntry,
    ): Promise<void> {
      return transact(async (tx) => {
        await tx.deleteFrom('session').where('expires_at', '<', session.now).execute()
        const { keyHash, account, now, expires } = session
        const row = { key_hash: keyHash, account_id: account, created_at: now, expires_at: expires }
        await tx.insertInto('session').values(row).execute()
        await keepAudit(tx, audit)
      })
    },

    async bySession(keyHash: string, now: number): Promise<Account | null> {
      const account = db
        .selectFrom('session')
        .innerJoin('account', 'account.id', 'session.account_id')
        .select(['account.id', 'email', 'role'])
        .where('key_hash', '=', keyHash)
        .where('expires_at', '>', now)
      return (await account.executeTakeFirst()) ?? null
    },

    endSession(keyHash: string): Promise<void> {
      return transact(async (tx) => {
        await tx.deleteFrom('session').where('key_hash', '=', keyHash).execute()
      })
    },

    /** Instances that start without an owner each offer a link of their own; the first used closes them all. */
    offerSetup(keyHash: string, expires: number, now: number): Promise<void> {
      return transact(async (tx) => {
        await tx.deleteFrom('setup_link').where('expires_at', '<=', now).execute()
        await tx.insertInto('setup_link').values({ key_hash: keyHash, expires_at: expires }).execute()
      })
    },

    async isSetupOpen(keyHash: string, now: number): Promise<boolean> {
      const link = db.selectFrom('setup_link').select('key_hash').where('key_hash', '=', keyHash)
      return (await link.where('expires_at', '>', now).executeTakeFirst()) !== undefined
    },
  }
}
