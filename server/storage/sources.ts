import type { Kysely } from 'kysely'
import type { SourceSettings } from '../sources/settings.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import { forgetDeliveriesOf } from './deliveries.ts'
import type { SourceRow, Tables } from './schema.ts'
import { addToken, type NewToken } from './source-tokens.ts'
import type { Transact } from './transactor.ts'

export interface Source extends SourceSettings {
  id: string
  name: string
  signingSecret: string
  /** Whether that is the sender's secret: then deliveries have to be signed. */
  secretGiven: boolean
  /** What the sender may sign with until then, epoch milliseconds. */
  previousSecret: { secret: string; endsAt: number } | null
  createdAt: number
  revision: number
}

/** A source that is no more, whose entries may still be there. */
export interface DeletedSource {
  id: string
  name: string
  deletedAt: number
}

interface NewSource {
  id: string
  name: string
  tokens: NewToken[]
  signingSecret: string
  secretGiven: boolean
  settings: SourceSettings
  createdAt: number
}

/** Another signing secret, and until when the one before may be signed with, too. */
export interface SecretRotation {
  secret: string
  given: boolean
  previousEndsAt: number
}

type Reader = Pick<Kysely<Tables>, 'selectFrom'>

/** A source that was not deleted. */
export function livingSource(db: Reader, id: string): Promise<SourceRow | undefined> {
  return db
    .selectFrom('source')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

function renewed(row: SourceRow, { secret, previousEndsAt }: Omit<SecretRotation, 'given'>) {
  return {
    signing_secret: secret,
    previous_secret: row.signing_secret,
    previous_secret_ends_at: previousEndsAt,
  }
}

export function createSources({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const living = db.selectFrom('source').selectAll().where('deleted_at', 'is', null)
  const deleted = db.selectFrom('source').selectAll().where('deleted_at', 'is not', null)

  return {
    async list(): Promise<Source[]> {
      return (await living.orderBy('id', 'desc').execute()).map(toSource)
    },

    /** Those that were deleted, too: what they promised about their entries goes on. */
    async listAll(): Promise<Source[]> {
      return (await db.selectFrom('source').selectAll().orderBy('id', 'desc').execute()).map(toSource)
    },

    async listDeleted(): Promise<DeletedSource[]> {
      const rows = await deleted.orderBy('id', 'desc').execute()
      return rows.map(({ id, name, deleted_at }) => ({ id, name, deletedAt: deleted_at as number }))
    },

    async byId(id: string): Promise<Source | null> {
      const row = await livingSource(db, id)
      return row ? toSource(row) : null
    },

    create(source: NewSource, audit: AuditEntry): Promise<Source> {
      return transact(async (tx, revision, note) => {
        const row: SourceRow = {
          id: source.id,
          name: source.name,
          signing_secret: source.signingSecret,
          settings: JSON.stringify(source.settings),
          created_at: source.createdAt,
          revision,
          deleted_at: null,
          erasing: 0,
          secret_given: source.secretGiven ? 1 : 0,
          previous_secret: null,
          previous_secret_ends_at: null,
        }
        await tx.insertInto('source').values(row).execute()
        for (const token of source.tokens) await addToken(tx, source.id, token, source.createdAt)
        await keepAudit(tx, audit)
        note.settings = true
        return toSource(row)
      })
    },

    /** Puts name and settings in the place of those that it had at `revision`; a secret before goes on for a while. */
    change(
      id: string,
      {
        name,
        settings,
        secret,
      }: {
        name: string
        settings: SourceSettings
        secret: Omit<SecretRotation, 'given'> | undefined
      },
      line: AuditLine,
      revision: number,
    ): Promise<Source | 'unknown' | 'stale'> {
      return transact(async (tx, next, note) => {
        const row = await livingSource(tx, id)
        if (!row) return 'unknown'
        if (row.revision !== revision) return 'stale'
        const changed: SourceRow = {
          ...row,
          name,
          // The same said again ends nothing.
          ...(secret && secret.secret !== row.signing_secret && renewed(row, secret)),
          ...(secret && { secret_given: 1 }),
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

    /** Puts another signing secret in the place of the one before, which goes on for a while. */
    rotateSecret(id: string, rotation: SecretRotation, audit: AuditEntry): Promise<Source | null> {
      return transact(async (tx, revision, note) => {
        const row = await livingSource(tx, id)
        if (!row) return null
        const changed: SourceRow = {
          ...row,
          ...renewed(row, rotation),
          secret_given: rotation.given ? 1 : 0,
          revision,
        }
        await tx.updateTable('source').set(changed).where('id', '=', id).execute()
        await keepAudit(tx, audit)
        note.settings = true
        return toSource(changed)
      })
    },

    /**
     * Its tokens and secrets are gone at once, its name and its entries stay. With `erase` it is remembered
     * that their words have to go. Answers false where there is no such source.
     */
    remove(id: string, { erase, now }: { erase: boolean; now: number }, line: AuditLine): Promise<boolean> {
      return transact(async (tx, revision, note) => {
        const row = await livingSource(tx, id)
        if (!row) return false
        const secrets = { signing_secret: '', previous_secret: null, previous_secret_ends_at: null }
        const gone = { ...secrets, deleted_at: now, erasing: erase ? 1 : 0, revision }
        await tx.updateTable('source').set(gone).where('id', '=', id).execute()
        await tx.deleteFrom('source_token').where('source_id', '=', id).execute()
        await tx.deleteFrom('source_request').where('source_id', '=', id).execute()
        await forgetDeliveriesOf(tx, id)
        const before = { name: row.name, ...JSON.parse(row.settings) }
        await keepAudit(tx, { ...line, before, after: { words: erase ? 'erased' : 'kept' } })
        note.settings = true
        return true
      })
    },

    /** Deleted sources whose entries' words still have to go, and when they were deleted. */
    async erasing(): Promise<{ id: string; deletedAt: number }[]> {
      const rows = await deleted.where('erasing', '=', 1).execute()
      return rows.map(({ id, deleted_at }) => ({ id, deletedAt: deleted_at ?? 0 }))
    },

    /** Entries of a source that still have their words, those that may stand on walls first. */
    async unerased(id: string, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('feedback')
        .select('id')
        .where('source_id', '=', id)
        .where('erased', '=', 0)
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map((row) => row.id)
    },

    /** Says that nothing is left to erase. */
    async isErased(id: string): Promise<void> {
      await transact((tx) => tx.updateTable('source').set({ erasing: 0 }).where('id', '=', id).execute())
    },
  }
}

export function toSource(row: SourceRow): Source {
  return {
    ...(JSON.parse(row.settings) as SourceSettings),
    id: row.id,
    name: row.name,
    signingSecret: row.signing_secret,
    secretGiven: row.secret_given === 1,
    previousSecret: previousSecretOf(row),
    createdAt: row.created_at,
    revision: row.revision,
  }
}

function previousSecretOf({ previous_secret: secret, previous_secret_ends_at: endsAt }: SourceRow) {
  return secret === null || endsAt === null ? null : { secret, endsAt }
}
