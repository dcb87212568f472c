import type { Kysely } from 'kysely'

/** When a moderator paused a wall; null while it runs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('wall').addColumn('paused_at', 'bigint').execute()
}
