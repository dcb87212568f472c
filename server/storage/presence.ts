import type { Kysely } from 'kysely'
import type { ScreensState } from '../../shared/protocol.ts'
import type { Tables } from './schema.ts'

export type PresentScreen = ScreensState['screens'][number]

/**
 * Which screens every instance has. It is no entry of anybody's and needs no commit that waits for the disk:
 * with one instance it stays in memory.
 */
export interface Presence {
  /** Says anew which screens this instance has. */
  publish(instance: string, screens: PresentScreen[], now: number): Promise<void>
  /** The screens of all instances that were heard of since. */
  read(since: number): Promise<PresentScreen[]>
  withdraw(instance: string): Promise<void>
}

export function createMemoryPresence(): Presence {
  const instances = new Map<string, PresentScreen[]>()
  return {
    async publish(instance, screens) {
      instances.set(instance, screens)
    },
    async read() {
      return [...instances.values()].flat()
    },
    async withdraw(instance) {
      instances.delete(instance)
    },
  }
}

export function createSharedPresence(db: Kysely<Tables>): Presence {
  return {
    async publish(instance, screens, now) {
      const row = { instance, body: JSON.stringify(screens), seen_at: now }
      await db
        .insertInto('presence')
        .values(row)
        .onConflict((conflict) => conflict.column('instance').doUpdateSet({ body: row.body, seen_at: now }))
        .execute()
    },
    async read(since) {
      const rows = await db.selectFrom('presence').select('body').where('seen_at', '>=', since).execute()
      return rows.flatMap(({ body }) => JSON.parse(body) as PresentScreen[])
    },
    async withdraw(instance) {
      await db.deleteFrom('presence').where('instance', '=', instance).execute()
    },
  }
}
