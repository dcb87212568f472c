import { type Kysely, sql } from 'kysely'

/** What the desk knows of an entry beyond what was posted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const column = (name: string, type: 'text' | 'bigint' | 'integer') =>
    db.schema
      .alterTable('feedback')
      .addColumn(name, type, (build) => (type === 'integer' ? build.notNull().defaultTo(0) : build))
      .execute()
  await column('masks', 'text')
  await column('passages', 'text')
  await column('search', 'text')
  await column('words_key', 'text')
  await column('ruled', 'text')
  await column('suspected', 'integer')
  await column('erase_at', 'bigint')
  await column('erased', 'integer')
  await sql`update feedback set erased = 1 where reason = 'withdrawn'`.execute(db)
  const index = (name: string) => db.schema.createIndex(`feedback_${name}`).on('feedback')
  const partial = (name: string) => index(name).column(name).where(sql.ref(name), 'is not', null).execute()
  await partial('author_id')
  // However the letters of an address are cased, it is the same person's.
  await index('author_email')
    .expression(sql`lower(author_email)`)
    .where(sql.ref('author_email'), 'is not', null)
    .execute()
  await partial('words_key')
  await partial('erase_at')
  await db.schema.createIndex('audit_subject').on('audit').columns(['subject', 'id']).execute()
}
