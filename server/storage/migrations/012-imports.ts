import { type Kysely, sql } from 'kysely'

/** Files that are imported, and which entries each of them made, so that it can be taken back as a whole. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('import')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('runner', 'text')
    .addColumn('beat_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('import_state').on('import').column('state').execute()
  await db.schema.alterTable('feedback').addColumn('import_id', 'text').execute()
  // The newest of an import go first when it is undone: they are those on walls.
  await db.schema
    .createIndex('feedback_import')
    .on('feedback')
    .columns(['import_id', 'at'])
    .where(sql.ref('import_id'), 'is not', null)
    .execute()
}
