import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rule')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('position', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('word_settings')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .execute()
  // How often words came is counted from the index alone.
  await db.schema.dropIndex('feedback_words_key').ifExists().execute()
  await db.schema
    .createIndex('feedback_words_came')
    .on('feedback')
    .columns(['words_key', 'arrived_at'])
    .where(sql.ref('words_key'), 'is not', null)
    .execute()
}
