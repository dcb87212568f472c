import { type Kysely, sql } from 'kysely'
import { hasGin } from '../search/search-index.ts'

/** Deliveries of foreign tools; secrets of sources that overlap; in which order an entry's fields came. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('source_id', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('told', 'text', (column) => column.notNull())
    .addColumn('headers', 'text')
    .addColumn('body', 'text')
    .addColumn('emails', 'text')
    .addColumn('repeat_key', 'text')
    .addColumn('repeat_until', 'bigint')
    .addColumn('entry_id', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('erase_at', 'bigint')
    .addColumn('kept', 'integer', (column) => column.notNull())
    .execute()
  const index = (name: string) => db.schema.createIndex(`delivery_${name}`).on('delivery')
  await index('source').columns(['source_id', 'id', 'kept']).execute()
  await index('repeat').column('repeat_key').where(sql.ref('repeat_key'), 'is not', null).execute()
  await index('first_entry').column('entry_id').where(sql.ref('entry_id'), 'is not', null).execute()
  // Read from end to end. An entry of an index of PostgreSQL has no room for all addresses of a long body.
  const addresses = hasGin(db) ? ['id'] : ['id', 'emails']
  await index('emails').columns(addresses).where(sql.ref('emails'), 'is not', null).execute()
  await index('erase').column('erase_at').where(sql.ref('erase_at'), 'is not', null).execute()
  // Few of all: what somebody, or the server itself, has still to look at.
  await index('open')
    .columns(['state', 'source_id', 'id'])
    .where(sql.ref('state'), 'in', sql`('inbox', 'partly', 'deferred')`)
    .execute()
  await db.schema
    .createTable('delivery_entry')
    .addColumn('entry_id', 'text', (column) => column.notNull())
    .addColumn('delivery_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('delivery_entry_pk', ['entry_id', 'delivery_id'])
    .execute()
  await db.schema.createIndex('delivery_entry_delivery').on('delivery_entry').column('delivery_id').execute()
  await db.schema.alterTable('feedback').addColumn('stamps', 'text').execute()
  await db.schema
    .alterTable('source')
    .addColumn('secret_given', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await db.schema.alterTable('source').addColumn('previous_secret', 'text').execute()
  await db.schema.alterTable('source').addColumn('previous_secret_ends_at', 'bigint').execute()
  await db.schema
    .alterTable('source_token')
    .addColumn('kind', 'text', (column) => column.notNull().defaultTo('token'))
    .execute()
}
