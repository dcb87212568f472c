import { type Kysely, sql } from 'kysely'

/** Several tokens a source, so that a new one can overlap the one before; what a source last asked; its deletion. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('source_token')
    .addColumn('id', 'text', (build) => build.primaryKey())
    .addColumn('source_id', 'text', (build) => build.notNull())
    .addColumn('key_hash', 'text', (build) => build.notNull().unique())
    .addColumn('last_four', 'text', (build) => build.notNull())
    .addColumn('created_at', 'bigint', (build) => build.notNull())
    .addColumn('ends_at', 'bigint')
    .addColumn('last_used_at', 'bigint')
    .execute()
  await db.schema.createIndex('source_token_source').on('source_token').column('source_id').execute()
  // Of a token that was made before nobody knows the last characters any more.
  await sql`insert into source_token (id, source_id, key_hash, last_four, created_at)
    select id, id, token_hash, '', created_at from source`.execute(db)
  await moveSources(db)
  await db.schema
    .createTable('source_request')
    .addColumn('id', 'text', (build) => build.primaryKey())
    .addColumn('source_id', 'text', (build) => build.notNull())
    .addColumn('body', 'text', (build) => build.notNull())
    .execute()
  await db.schema
    .createIndex('source_request_source')
    .on('source_request')
    .columns(['source_id', 'id'])
    .execute()
  // How much came when, read from indexes alone: everything, and what of it are tests.
  await db.schema
    .createIndex('feedback_source')
    .ifNotExists()
    .on('feedback')
    .columns(['source_id', 'id'])
    .execute()
  await db.schema
    .createIndex('feedback_source_test')
    .on('feedback')
    .columns(['source_id', 'id'])
    .where(sql.ref('test'), '=', sql.lit(1))
    .execute()
}

/** A column that must be unique cannot be dropped everywhere: the table is made anew without it. */
async function moveSources(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('source_next')
    .addColumn('id', 'text', (build) => build.primaryKey())
    .addColumn('name', 'text', (build) => build.notNull())
    .addColumn('signing_secret', 'text', (build) => build.notNull())
    .addColumn('settings', 'text', (build) => build.notNull())
    .addColumn('created_at', 'bigint', (build) => build.notNull())
    .addColumn('revision', 'bigint', (build) => build.notNull())
    .addColumn('deleted_at', 'bigint')
    .addColumn('erasing', 'integer', (build) => build.notNull().defaultTo(0))
    .execute()
  await sql`insert into source_next (id, name, signing_secret, settings, created_at, revision)
    select id, name, signing_secret, settings, created_at, revision from source`.execute(db)
  await db.schema.dropTable('source').execute()
  await db.schema.alterTable('source_next').renameTo('source').execute()
}
