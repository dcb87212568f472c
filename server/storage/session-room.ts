import type { Kysely, Transaction } from 'kysely'
import { type Account, toAccount } from './account-row.ts'
import { type AuditEntry, keepAudit } from './audit.ts'
import type { Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

interface NewSession {
  id: string
  keyHash: string
  account: string
  /** What its browser calls itself. */
  agent: string | null
  now: number
  expires: number
}

/** A session as its owner may see it; times are epoch milliseconds. */
export interface SessionRecord {
  id: string
  agent: string | null
  since: number
  seen: number
}

/** Who bears a key that is good now. */
export interface KnownSession {
  id: string
  account: Account
  seen: number
}

/** Takes the account's sessions away; an ended one is sent away at once, also from open sockets. */
export function endSessionsOf(tx: Transaction<Tables>, account: string) {
  return tx.deleteFrom('session').where('account_id', '=', account)
}

export async function keepSession(tx: Transaction<Tables>, session: NewSession): Promise<void> {
  const { id, keyHash, account, agent, now, expires } = session
  await tx.deleteFrom('session').where('expires_at', '<', now).execute()
  const row = { id, key_hash: keyHash, account_id: account, agent }
  await tx
    .insertInto('session')
    .values({ ...row, created_at: now, seen_at: now, expires_at: expires })
    .execute()
}

export function createSessionRoom({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  return {
    startSession(session: NewSession, audit: AuditEntry): Promise<void> {
      return transact(async (tx) => {
        await keepSession(tx, session)
        await keepAudit(tx, audit)
      })
    },

    async bySession(keyHash: string, now: number): Promise<KnownSession | null> {
      const found = await db
        .selectFrom('session')
        .innerJoin('account', 'account.id', 'session.account_id')
        .select(['account.id', 'email', 'role', 'personal_data', 'session.id as session', 'seen_at'])
        .where('key_hash', '=', keyHash)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return found ? { id: found.session, account: toAccount(found), seen: found.seen_at } : null
    },

    /** Notes that a session was used. It takes no revision, so nobody hears of it. */
    async seeSession(id: string, now: number): Promise<void> {
      await db.updateTable('session').set({ seen_at: now }).where('id', '=', id).execute()
    },

    /** The one that was used last comes first. */
    async sessionsOf(account: string, now: number): Promise<SessionRecord[]> {
      return db
        .selectFrom('session')
        .select(['id', 'agent', 'created_at as since', 'seen_at as seen'])
        .where('account_id', '=', account)
        .where('expires_at', '>', now)
        .orderBy('seen_at', 'desc')
        .orderBy('id')
        .execute()
    },

    endSession(keyHash: string): Promise<void> {
      return transact(async (tx, _revision, note) => {
        await tx.deleteFrom('session').where('key_hash', '=', keyHash).execute()
        note.access = true
      })
    },

    /** Ends one session of an account; false when it has no such one. */
    endSessionById(account: string, id: string, audit: AuditEntry): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const { numDeletedRows } = await endSessionsOf(tx, account).where('id', '=', id).executeTakeFirst()
        if (numDeletedRows === 0n) return false
        await keepAudit(tx, audit)
        note.access = true
        return true
      })
    },

    /** Ends all sessions of an account but `except`, if that is given. */
    endSessions(account: string, except: string | null, audit: AuditEntry): Promise<void> {
      return transact(async (tx, _revision, note) => {
        await endSessionsOf(tx, account)
          .where('id', '<>', except ?? '')
          .execute()
        await keepAudit(tx, audit)
        note.access = true
      })
    },
  }
}
