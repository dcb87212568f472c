import type { Kysely, Transaction } from 'kysely'
import { type AuditLine, keepAudit } from './audit.ts'
import type { Tables, WallKeyRow } from './schema.ts'
import type { Transact } from './transactor.ts'

export interface ShareKey {
  id: string
  hash: string
}

export interface LinkSettings {
  name: string
  /** Hosts whose pages may frame the wall, as a content security policy names them. */
  frameHosts: string[]
}

/** A link that opens one wall without a sign-in. Its key is kept nowhere but as a hash. */
export interface WallLink extends LinkSettings {
  id: string
  wall: string
  createdAt: number
}

/** The link that every wall is made with. */
export const FIRST_LINK: LinkSettings = { name: 'Screens', frameHosts: [] }

export type NewLink = ShareKey & LinkSettings & { createdAt: number }

/** The links of walls: several each, so that one can be revoked without the others. */
export function createWallLinks({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const rows = db.selectFrom('wall_key').selectAll()

  return {
    async list(wall: string): Promise<WallLink[]> {
      return (await rows.where('wall_id', '=', wall).orderBy('id', 'desc').execute()).map(toLink)
    },

    async byKeyHash(hash: string): Promise<WallLink | null> {
      const row = await rows.where('key_hash', '=', hash).executeTakeFirst()
      return row ? toLink(row) : null
    },

    /** Null when there is no such wall, `full` when it has `limit` links already. */
    add(wall: string, link: NewLink, line: AuditLine, limit: number): Promise<WallLink | 'full' | null> {
      return transact(async (tx) => {
        const known = await tx.selectFrom('wall').select('id').where('id', '=', wall).executeTakeFirst()
        if (!known) return null
        const others = await tx.selectFrom('wall_key').select('id').where('wall_id', '=', wall).execute()
        if (others.length >= limit) return 'full'
        const row = await keepLink(tx, wall, link)
        await keepAudit(tx, { ...line, before: null, after: told(row) })
        return toLink(row)
      })
    },

    /** What is not given stays as it was. Null when the wall has no such link. */
    change(
      wall: string,
      id: string,
      change: Partial<LinkSettings>,
      line: AuditLine,
    ): Promise<WallLink | null> {
      return transact(async (tx) => {
        const row = await ofWall(tx, wall, id)
        if (!row) return null
        const { name, frameHosts } = { ...toLink(row), ...change }
        const changed: WallKeyRow = { ...row, name, frame_hosts: JSON.stringify(frameHosts) }
        await tx.updateTable('wall_key').set(changed).where('id', '=', id).execute()
        await keepAudit(tx, { ...line, before: told(row), after: told(changed) })
        return toLink(changed)
      })
    },

    /** Whoever came by it is sent away. Answers whether the wall had it. */
    revoke(wall: string, id: string, line: AuditLine): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const row = await ofWall(tx, wall, id)
        if (!row) return false
        await tx.deleteFrom('wall_key').where('id', '=', id).execute()
        await keepAudit(tx, { ...line, before: told(row), after: null })
        note.access = true
        return true
      })
    },
  }
}

export async function keepLink(tx: Transaction<Tables>, wall: string, link: NewLink): Promise<WallKeyRow> {
  const { id, hash, createdAt, name, frameHosts } = link
  const kept = { id, wall_id: wall, key_hash: hash, created_at: createdAt, name }
  const row: WallKeyRow = { ...kept, frame_hosts: JSON.stringify(frameHosts) }
  await tx.insertInto('wall_key').values(row).execute()
  return row
}

function ofWall(tx: Transaction<Tables>, wall: string, id: string): Promise<WallKeyRow | undefined> {
  return tx
    .selectFrom('wall_key')
    .selectAll()
    .where('id', '=', id)
    .where('wall_id', '=', wall)
    .executeTakeFirst()
}

/** What the log says of a link: nothing that opens it. */
function told(row: WallKeyRow) {
  const { id, name, frameHosts } = toLink(row)
  return { link: id, name, frameHosts }
}

function toLink({ id, wall_id, name, frame_hosts, created_at }: WallKeyRow): WallLink {
  return { id, wall: wall_id, name, frameHosts: JSON.parse(frame_hosts), createdAt: created_at }
}
