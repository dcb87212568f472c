import type { Kysely } from 'kysely'
import { type Account, toAccount } from './account-row.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import type { Tables, TokenRow } from './schema.ts'
import type { Transact } from './transactor.ts'

/** Times are epoch milliseconds; `used` is null until somebody has. */
export interface Token {
  id: string
  name: string
  scope: TokenRow['scope']
  since: number
  expires: number
  used: number | null
}

/** Who bears a token that is good now, with the rights that its owner has. */
export interface KnownToken {
  id: string
  account: Account
  scope: TokenRow['scope']
  used: number | null
}

interface NewToken extends Omit<Token, 'used'> {
  account: string
  keyHash: string
}

/** More than anybody keeps an eye on. */
export const TOKENS_AT_MOST = 50

/** Personal access tokens: what somebody's own programs come with. Keys come hashed. */
export function createTokens({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const ofAccount = (from: Kysely<Tables>, account: string) =>
    from.selectFrom('token').selectAll().where('account_id', '=', account)

  return {
    async list(account: string): Promise<Token[]> {
      return (await ofAccount(db, account).orderBy('id', 'desc').execute()).map(toToken)
    },

    async byKey(keyHash: string, now: number): Promise<KnownToken | null> {
      const found = await db
        .selectFrom('token')
        .innerJoin('account', 'account.id', 'token.account_id')
        .select(['account.id', 'email', 'role', 'personal_data', 'token.id as token', 'scope', 'used_at'])
        .where('key_hash', '=', keyHash)
        .where('expires_at', '>', now)
        .executeTakeFirst()
      if (!found) return null
      return { id: found.token, account: toAccount(found), scope: found.scope, used: found.used_at }
    },

    /** Notes that a token was used. It takes no revision, so nobody hears of it. */
    async use(id: string, now: number): Promise<void> {
      await db.updateTable('token').set({ used_at: now }).where('id', '=', id).execute()
    },

    /** Null when the account has too many. */
    create(token: NewToken, audit: AuditEntry): Promise<Token | null> {
      return transact(async (tx) => {
        const { account, keyHash, since, expires, ...rest } = token
        if ((await ofAccount(tx, account).execute()).length >= TOKENS_AT_MOST) return null
        const times = { created_at: since, expires_at: expires, used_at: null }
        const row = { ...rest, ...times, account_id: account, key_hash: keyHash }
        await tx.insertInto('token').values(row).execute()
        await keepAudit(tx, audit)
        return toToken(row)
      })
    },

    /** False when the account has no such token. */
    end(account: string, id: string, line: AuditLine): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const found = await ofAccount(tx, account).where('id', '=', id).executeTakeFirst()
        if (!found) return false
        await tx.deleteFrom('token').where('id', '=', id).execute()
        await keepAudit(tx, { ...line, before: { name: found.name, scope: found.scope }, after: null })
        note.access = true
        return true
      })
    },
  }
}

function toToken({ id, name, scope, created_at, expires_at, used_at }: TokenRow): Token {
  return { id, name, scope, since: created_at, expires: expires_at, used: used_at }
}
