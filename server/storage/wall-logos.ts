import type { Kysely } from 'kysely'
import { type AuditLine, keepAudit } from './audit.ts'
import type { Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

export interface Logo {
  /** Names this very picture: another one has another address. */
  hash: string
  /** Its media type. */
  type: string
  /** Its bytes in base64. */
  body: string
}

/** The pictures of companies, one a wall. */
export function createWallLogos({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  return {
    async read(wall: string, hash: string): Promise<Logo | null> {
      const logo = db
        .selectFrom('wall_logo')
        .select(['hash', 'type', 'body'])
        .where('wall_id', '=', wall)
        .where('hash', '=', hash)
      return (await logo.executeTakeFirst()) ?? null
    },

    /** Null takes the logo away. Answers whether there is such a wall. */
    set(wall: string, logo: Logo | null, line: AuditLine): Promise<boolean> {
      return transact(async (tx, revision, note) => {
        const row = await tx.selectFrom('wall').select('logo').where('id', '=', wall).executeTakeFirst()
        if (!row) return false
        const hash = logo?.hash ?? null
        await tx.deleteFrom('wall_logo').where('wall_id', '=', wall).execute()
        if (logo)
          await tx
            .insertInto('wall_logo')
            .values({ wall_id: wall, ...logo })
            .execute()
        await tx.updateTable('wall').set({ logo: hash, revision }).where('id', '=', wall).execute()
        await keepAudit(tx, { ...line, before: { logo: row.logo }, after: { logo: hash } })
        note.settings = true
        return true
      })
    },
  }
}
