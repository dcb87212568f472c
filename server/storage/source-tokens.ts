import type { Kysely, Transaction } from 'kysely'
import { type AuditEntry, keepAudit } from './audit.ts'
import type { SourceTokenRow, Tables } from './schema.ts'
import { livingSource, type Source, toSource } from './sources.ts'
import type { Transact } from './transactor.ts'

/** What of a source's token may be told. Times are epoch milliseconds. */
export interface SourceToken {
  id: string
  /** Its last characters; empty where it was made before they were kept. */
  lastFour: string
  createdAt: number
  /** From when on it does not work any more; null is not before another takes its place. */
  endsAt: number | null
  /** About when it was last sent, to within seconds; null is never. */
  lastUsedAt: number | null
}

/** A token as it is kept: by its hash. */
export interface NewToken {
  id: string
  kind: SourceTokenRow['kind']
  hash: string
  lastFour: string
}

/**
 * The tokens of sources, and the keys of their hooks' addresses. Of each kind a source has one that goes on,
 * and those before it until they end.
 */
export function createSourceTokens({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  return {
    /** Whose token it is, also one that has ended. */
    async byHash(
      hash: string,
      kind: SourceTokenRow['kind'] = 'token',
    ): Promise<{ source: Source; token: SourceToken } | null> {
      const token = await db
        .selectFrom('source_token')
        .selectAll()
        .where('key_hash', '=', hash)
        .where('kind', '=', kind)
        .executeTakeFirst()
      const source = token && (await livingSource(db, token.source_id))
      return source ? { source: toSource(source), token: toToken(token) } : null
    },

    /** The newest first; of the addresses' keys there is a list of their own. */
    async list(source: string, kind: SourceTokenRow['kind'] = 'token'): Promise<SourceToken[]> {
      const of = db.selectFrom('source_token').selectAll().where('kind', '=', kind)
      const rows = of.where('source_id', '=', source)
      return (await rows.orderBy('created_at', 'desc').orderBy('id', 'desc').execute()).map(toToken)
    },

    /**
     * A token in the place of those of its kind before, which end at `endsAt` at the latest. Those that ended before
     * `forget` are forgotten. Answers false where there is no such source.
     */
    rotate(
      source: string,
      { token, endsAt, forget, now }: { token: NewToken; endsAt: number; forget: number; now: number },
      audit: AuditEntry,
    ): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        if (!(await livingSource(tx, source))) return false
        await tx
          .deleteFrom('source_token')
          .where('source_id', '=', source)
          .where('ends_at', '<', forget)
          .execute()
        await tx
          .updateTable('source_token')
          .set({ ends_at: endsAt })
          .where('source_id', '=', source)
          .where('kind', '=', token.kind)
          .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', endsAt)]))
          .execute()
        await addToken(tx, source, token, now)
        await keepAudit(tx, audit)
        note.settings = true
        return true
      })
    },

    /** Ends one at once; the one that goes on has to be replaced instead. */
    end(
      source: string,
      token: string,
      now: number,
      audit: AuditEntry,
    ): Promise<'ended' | 'current' | 'unknown'> {
      return transact(async (tx, _revision, note) => {
        const row = await tx
          .selectFrom('source_token')
          .selectAll()
          .where('source_id', '=', source)
          .where('kind', '=', 'token')
          .where('id', '=', token)
          .executeTakeFirst()
        if (!row) return 'unknown'
        if (row.ends_at === null) return 'current'
        if (row.ends_at <= now) return 'ended'
        await tx.updateTable('source_token').set({ ends_at: now }).where('id', '=', token).execute()
        await keepAudit(tx, audit)
        note.settings = true
        return 'ended'
      })
    },
  }
}

export async function addToken(
  tx: Transaction<Tables>,
  source: string,
  { id, kind, hash, lastFour }: NewToken,
  now: number,
): Promise<void> {
  const row: SourceTokenRow = {
    id,
    source_id: source,
    kind,
    key_hash: hash,
    last_four: lastFour,
    created_at: now,
    ends_at: null,
    last_used_at: null,
  }
  await tx.insertInto('source_token').values(row).execute()
}

function toToken(row: SourceTokenRow): SourceToken {
  return {
    id: row.id,
    lastFour: row.last_four,
    createdAt: row.created_at,
    endsAt: row.ends_at,
    lastUsedAt: row.last_used_at,
  }
}
