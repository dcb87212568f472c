import type { Kysely } from 'kysely'

/** Whoever follows what changes reads it in the order of (revision, id), and hears of entries that are no more. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('feedback_change').on('feedback').columns(['revision', 'id']).execute()
  await db.schema.dropIndex('feedback_revision').execute()
  await db.schema
    .createTable('feedback_removed')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('feedback_removed_change')
    .on('feedback_removed')
    .columns(['revision', 'id'])
    .execute()
}
