import type { Kysely } from 'kysely'
import { keepPerson, type NewPerson } from './account-row.ts'
import { type AuditEntry, keepAudit } from './audit.ts'
import type { AccountRow, Tables } from './schema.ts'
import { createSessionRoom } from './session-room.ts'
import type { Transact } from './transactor.ts'

export type { Account } from './account-row.ts'

/** Who is who: the first owner with the set-up links, and sessions. Keys come hashed; times are epoch milliseconds. */
export function createAccounts({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const owner = (from: Kysely<Tables>) =>
    from.selectFrom('account').select('id').where('role', '=', 'owner').executeTakeFirst()

  return {
    ...createSessionRoom({ db, transact }),

    async hasOwner(): Promise<boolean> {
      return (await owner(db)) !== undefined
    },

    async byEmail(email: string): Promise<AccountRow | null> {
      const account = db.selectFrom('account').selectAll().where('email', '=', email)
      return (await account.executeTakeFirst()) ?? null
    },

    /** Creates the first owner; false when there is one already. */
    createOwner(person: NewPerson, audit: AuditEntry): Promise<boolean> {
      return transact(async (tx, revision) => {
        if (await owner(tx)) return false
        await keepPerson(tx, { person, role: 'owner', personalData: true }, revision)
        await tx.deleteFrom('setup_link').execute()
        await keepAudit(tx, audit)
        return true
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
