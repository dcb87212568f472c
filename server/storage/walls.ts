import type { Kysely } from 'kysely'
import type { WallSettings } from '../walls/settings.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import type { Tables, WallRow } from './schema.ts'
import type { Transact } from './transactor.ts'
import { FIRST_LINK, keepLink, type ShareKey } from './wall-links.ts'

export interface Wall extends WallSettings {
  id: string
  slug: string
  createdAt: number
  revision: number
  /** When a moderator paused it, epoch milliseconds; null while it runs. */
  pausedAt: number | null
  /** The hash of its company's logo; null where it has none. */
  logo: string | null
  /** When its goal was set, epoch milliseconds; null where it has none, or nobody knows. */
  goalAt: number | null
}

interface NewWall {
  id: string
  slug: string
  settings: WallSettings
  key: ShareKey
  createdAt: number
}

export function createWalls({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const rows = db.selectFrom('wall').selectAll('wall')
  const one = async (query: typeof rows) => {
    const row = await query.executeTakeFirst()
    return row ? toWall(row) : null
  }

  return {
    async list(): Promise<Wall[]> {
      return (await rows.orderBy('id', 'desc').execute()).map(toWall)
    },
    byId: (id: string) => one(rows.where('wall.id', '=', id)),
    bySlug: (slug: string) => one(rows.where('slug', '=', slug)),

    /** The wall that this share key opens. */
    byKeyHash: (hash: string) =>
      one(
        rows.innerJoin('wall_key', 'wall_key.wall_id', 'wall.id').where('key_hash', '=', hash) as typeof rows,
      ),

    /** Null when the slug is taken. */
    create(wall: NewWall, audit: AuditEntry): Promise<Wall | null> {
      return transact(async (tx, revision, note) => {
        const { id, slug, settings, createdAt, key } = wall
        const values = { id, slug, settings: JSON.stringify(settings) }
        const row: WallRow = {
          ...values,
          created_at: createdAt,
          revision,
          paused_at: null,
          logo: null,
          goal_at: goalSince(settings, createdAt),
        }
        const taken = await tx.selectFrom('wall').select('id').where('slug', '=', slug).executeTakeFirst()
        if (taken) return null
        await tx.insertInto('wall').values(row).execute()
        await keepLink(tx, id, { ...FIRST_LINK, ...key, createdAt })
        await keepAudit(tx, audit)
        note.settings = true
        return toWall(row)
      })
    },

    /** Puts slug and settings in the place of those that it had at `revision`. */
    change(
      id: string,
      { slug, settings }: { slug: string; settings: WallSettings },
      line: AuditLine,
      revision: number,
    ): Promise<Wall | 'unknown' | 'stale' | 'taken'> {
      return transact(async (tx, next, note) => {
        const row = await tx.selectFrom('wall').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) return 'unknown'
        if (row.revision !== revision) return 'stale'
        const owner = await tx.selectFrom('wall').select('id').where('slug', '=', slug).executeTakeFirst()
        if (owner && owner.id !== id) return 'taken'
        const before: WallSettings & { slug: string } = { slug: row.slug, ...JSON.parse(row.settings) }
        const sameGoal = JSON.stringify(before.goal) === JSON.stringify(settings.goal)
        const goal_at = sameGoal ? row.goal_at : goalSince(settings, line.at)
        const changed: WallRow = { ...row, slug, settings: JSON.stringify(settings), revision: next, goal_at }
        await tx.updateTable('wall').set(changed).where('id', '=', id).execute()
        // What waits to be celebrated was true of another goal, or of other voices.
        if (!sameGoal || JSON.stringify(before.filter) !== JSON.stringify(settings.filter)) {
          const waits = tx.deleteFrom('celebration').where('wall_id', '=', id)
          await waits.where('from_time', 'is', null).execute()
        }
        await keepAudit(tx, { ...line, before, after: { slug, ...settings } })
        note.settings = true
        note.hides = true
        return toWall(changed)
      })
    },

    /** Puts a share key in the place of all that the wall had. Null when there is no such wall. */
    renewKey(id: string, key: ShareKey & { createdAt: number }, audit: AuditEntry): Promise<Wall | null> {
      return transact(async (tx, _revision, note) => {
        const row = await tx.selectFrom('wall').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) return null
        await tx.deleteFrom('wall_key').where('wall_id', '=', id).execute()
        await keepLink(tx, id, { ...FIRST_LINK, ...key })
        await keepAudit(tx, audit)
        note.settings = true
        return toWall(row)
      })
    },

    /**
     * Takes away a wall, its links and its turns; what customers said stays, and so do its screens, without a
     * wall. Answers whether there was one.
     */
    remove(id: string, line: AuditLine): Promise<boolean> {
      return transact(async (tx, _revision, note) => {
        const row = await tx.selectFrom('wall').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) return false
        await tx.deleteFrom('wall').where('id', '=', id).execute()
        const freed = tx.updateTable('screen').set({ wall_id: '' }).where('wall_id', '=', id)
        for (const screen of await freed.returning('id').execute()) note.screens.add(screen.id)
        for (const table of ['wall_key', 'wall_logo', 'turn', 'wall_theme', 'celebration'] as const) {
          await tx.deleteFrom(table).where('wall_id', '=', id).execute()
        }
        const before = { slug: row.slug, ...JSON.parse(row.settings) }
        await keepAudit(tx, { ...line, before, after: null })
        note.settings = true
        return true
      })
    },
  }
}

function goalSince({ goal }: WallSettings, now: number): number | null {
  return goal ? now : null
}

/** Settings that walls from before they existed lack. */
const LATER: Pick<WallSettings, 'holidays' | 'distance' | 'calm' | 'night'> = {
  ...{ holidays: [], distance: 4, calm: false, night: 'picture' },
}

export function toWall(row: WallRow): Wall {
  return {
    ...LATER,
    ...(JSON.parse(row.settings) as WallSettings),
    id: row.id,
    slug: row.slug,
    createdAt: row.created_at,
    revision: row.revision,
    pausedAt: row.paused_at,
    logo: row.logo,
    goalAt: row.goal_at,
  }
}
