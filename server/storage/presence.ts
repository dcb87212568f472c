import { type Kysely, sql } from 'kysely'
import type { DeskPerson } from '../../shared/protocol.ts'
import type { LiveScreen } from '../screens/about.ts'
import type { Tables } from './schema.ts'

export const PRESENCE_CHANNEL = 'tenfoot_presence'

/** Who is here: screens that show a wall, and people at their desks. */
export interface Present {
  screens: LiveScreen[]
  people: DeskPerson[]
}

/**
 * Who every instance has. It is no entry of anybody's and needs no commit that waits for the disk: with one
 * instance it stays in memory.
 */
export interface Presence {
  /** Says anew who is at this instance. */
  publish(instance: string, present: Present, now: number): Promise<void>
  /** Says that all is as it was said last. False where nothing was said yet. */
  touch(instance: string, now: number): Promise<boolean>
  /** Who is at all instances that were heard of since, perhaps but for one. */
  read(since: number, except?: { but: string }): Promise<Present>
  withdraw(instance: string): Promise<void>
  /** Calls back when any instance has published. Answers how to stop. */
  onChange(listener: () => void): () => void
}

export function createMemoryPresence(): Presence {
  const instances = new Map<string, Present>()
  const listeners = new Set<() => void>()
  return {
    async publish(instance, present) {
      instances.set(instance, present)
      for (const listener of listeners) listener()
    },
    touch: async (instance) => instances.has(instance),
    async read(_since, except) {
      const meant = [...instances].filter(([instance]) => instance !== except?.but)
      return together(meant.map(([, present]) => present))
    },
    async withdraw(instance) {
      instances.delete(instance)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

interface SharedDeps {
  db: Kysely<Tables>
  onChange: Presence['onChange']
}

export function createSharedPresence({ db, onChange }: SharedDeps): Presence {
  return {
    async publish(instance, present, now) {
      const row = { instance, body: JSON.stringify(present), seen_at: now }
      await db
        .insertInto('presence')
        .values(row)
        .onConflict((conflict) => conflict.column('instance').doUpdateSet({ body: row.body, seen_at: now }))
        .execute()
      await sql`select pg_notify(${sql.lit(PRESENCE_CHANNEL)}, '')`.execute(db)
    },
    async touch(instance, now) {
      const said = db.updateTable('presence').set({ seen_at: now }).where('instance', '=', instance)
      return (await said.executeTakeFirst()).numUpdatedRows > 0n
    },
    async read(since, except) {
      const all = db.selectFrom('presence').select('body').where('seen_at', '>=', since)
      const rows = await (except ? all.where('instance', '<>', except.but) : all).execute()
      return together(rows.map(({ body }) => JSON.parse(body)).filter(isPresent))
    },
    async withdraw(instance) {
      await db.deleteFrom('presence').where('instance', '=', instance).execute()
    },
    onChange,
  }
}

/** While a new version takes over, an instance of the old one may still say it in the old way. */
function isPresent(body: Present | unknown[]): body is Present {
  return !Array.isArray(body)
}

function together(all: readonly Present[]): Present {
  return {
    screens: all.flatMap(({ screens }) => screens),
    people: all.flatMap(({ people }) => people),
  }
}
