import type { Kysely } from 'kysely'
import type { SourceSettings } from '../sources/settings.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import type { SourceRow, Tables } from './schema.ts'
import type { Transact } from './transactor.ts'

export interface Source extends SourceSettings {
  id: string
  name: string
  signingSecret: string
  createdAt: number
  revision: number
}

interface NewSource {
  id: string
  name: string
  tokenHash: string
  signingSecret: string
  settings: SourceSettings
  createdAt: number
}

export function createSources({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  return {
    async list(): Promise<Source[]> {
      return (await db.selectFrom('source').selectAll().orderBy('id', 'desc').execute()).map(toSource)
    },

    async byId(id: string): Promise<Source | null> {
      const row = await db.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? toSource(row) : null
    },

    async byTokenHash(hash: string): Promise<Source | null> {
      const row = await db.selectFrom('source').selectAll().where('token_hash', '=', hash).executeTakeFirst()
      return row ? toSource(row) : null
    },

    create(source: NewSource, audit: AuditEntry): Promise<Source> {
      return transact(async (tx, revision, note) => {
        const row: SourceRow = {
          id: source.id,
          name: source.name,
          token_hash: source.tokenHash,
          signing_secret: source.signingSecret,
          settings: JSON.stringify(source.settings),
          created_at: source.createdAt,
          revision,
        }
        await tx.insertInto('source').values(row).execute()
        await keepAudit(tx, audit)
        note.settings = true
        return toSource(row)
      })
    },

    /** Puts name and settings in the place of those that it had at `revision`. */
    change(
      id: string,
      { name, settings, signingSecret }: { name: string; settings: SourceSettings; signingSecret: string },
      line: AuditLine,
      revision: number,
    ): Promise<Source | 'unknown' | 'stale'> {
      return transact(async (tx, next, note) => {
        const row = await tx.selectFrom('source').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) return 'unknown'
        if (row.revision !== revision) return 'stale'
        const changed: SourceRow = {
          ...row,
          name,
          signing_secret: signingSecret,
          settings: JSON.stringify(settings),
          revision: next,
        }
        await tx.updateTable('source').set(changed).where('id', '=', id).execute()
        const before = { name: row.name, ...JSON.parse(row.settings) }
        await keepAudit(tx, { ...line, before, after: { name, ...settings } })
        note.settings = true
        return toSource(changed)
      })
    },
  }
}

function toSource(row: SourceRow): Source {
  return {
    ...(JSON.parse(row.settings) as SourceSettings),
    id: row.id,
    name: row.name,
    signingSecret: row.signing_secret,
    createdAt: row.created_at,
    revision: row.revision,
  }
}
