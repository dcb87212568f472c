import type { Kysely } from 'kysely'

/** Share links have a name and say where they may be framed; a wall may carry its company's logo. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('wall_key')
    .addColumn('name', 'text', (column) => column.notNull().defaultTo('Screens'))
    .execute()
  await db.schema
    .alterTable('wall_key')
    .addColumn('frame_hosts', 'text', (column) => column.notNull().defaultTo('[]'))
    .execute()
  await db.schema.createIndex('wall_key_wall').on('wall_key').column('wall_id').execute()
  await db.schema.alterTable('wall').addColumn('logo', 'text').execute()
  await db.schema
    .createTable('wall_logo')
    .addColumn('wall_id', 'text', (column) => column.primaryKey())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
}
