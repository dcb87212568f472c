import { type Kysely, sql } from 'kysely'
import { hasGin } from '../search/search-index.ts'

/** How much of each delivery is kept, so that no source can fill the disk; and room for all addresses of a long body. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('delivery')
    .addColumn('kept', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  await sql`update delivery set kept = length(body) where body is not null`.execute(db)
  await db.schema
    .createIndex('delivery_bodies')
    .on('delivery')
    .columns(['source_id', 'id', 'kept'])
    .where(sql.ref('body'), 'is not', null)
    .execute()
  if (!hasGin(db)) return
  // An entry of an index of PostgreSQL has at most 2,704 bytes: a delivery about twenty persons found no place.
  await db.schema.dropIndex('delivery_emails').execute()
  const emails = db.schema.createIndex('delivery_emails').on('delivery').column('id')
  await emails.where(sql.ref('emails'), 'is not', null).execute()
}
