import { type Kysely, sql } from 'kysely'
import { CHAIN_BEGINS, hashOfLine } from '../audit-chain.ts'
import type { Tables } from '../schema.ts'

const LINES_AT_ONCE = 500

/** People in roles, what lets them in, and a log whose lines hold on to each other. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const add = (table: string, column: string, type: 'text' | 'bigint' | 'integer') =>
    db.schema
      .alterTable(table)
      .addColumn(column, type, (build) => (type === 'text' ? build : build.notNull().defaultTo(0)))
      .execute()
  await add('account', 'personal_data', 'integer')
  await add('account', 'revision', 'bigint')
  await add('session', 'id', 'text')
  await add('session', 'agent', 'text')
  await add('session', 'seen_at', 'bigint')
  await sql`update session set id = key_hash, seen_at = created_at`.execute(db)
  await db.schema.createIndex('session_account').on('session').column('account_id').execute()
  await createLinks(db)
  await createTokens(db)
  await chainAudit(db as Kysely<Tables>)
}

async function createLinks(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invitation')
    .addColumn('id', 'text', (build) => build.primaryKey())
    .addColumn('key_hash', 'text', (build) => build.notNull().unique())
    .addColumn('email', 'text', (build) => build.notNull().unique())
    .addColumn('role', 'text', (build) => build.notNull())
    .addColumn('personal_data', 'integer', (build) => build.notNull())
    .addColumn('invited_by', 'text', (build) => build.notNull())
    .addColumn('created_at', 'bigint', (build) => build.notNull())
    .addColumn('expires_at', 'bigint', (build) => build.notNull())
    .execute()
  await db.schema
    .createTable('reset_link')
    .addColumn('account_id', 'text', (build) => build.primaryKey())
    .addColumn('key_hash', 'text', (build) => build.notNull().unique())
    .addColumn('expires_at', 'bigint', (build) => build.notNull())
    .execute()
  await db.schema
    .createTable('former_account')
    .addColumn('id', 'text', (build) => build.primaryKey())
    .addColumn('email', 'text', (build) => build.notNull())
    .execute()
}

async function createTokens(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('token')
    .addColumn('id', 'text', (build) => build.primaryKey())
    .addColumn('account_id', 'text', (build) => build.notNull())
    .addColumn('name', 'text', (build) => build.notNull())
    .addColumn('scope', 'text', (build) => build.notNull())
    .addColumn('key_hash', 'text', (build) => build.notNull().unique())
    .addColumn('created_at', 'bigint', (build) => build.notNull())
    .addColumn('expires_at', 'bigint', (build) => build.notNull())
    .addColumn('used_at', 'bigint')
    .execute()
  await db.schema.createIndex('token_account').on('token').column('account_id').execute()
}

/** Lines from before are chained in the order in which they were written, as far as their ids tell it. */
async function chainAudit(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('audit').addColumn('number', 'bigint').execute()
  await db.schema.alterTable('audit').addColumn('hash', 'text').execute()
  let number = 0
  let hash = CHAIN_BEGINS
  let last = ''
  for (;;) {
    const lines = db.selectFrom('audit').selectAll().where('id', '>', last).orderBy('id')
    const found = await lines.limit(LINES_AT_ONCE).execute()
    for (const line of found) {
      number += 1
      hash = hashOfLine(hash, line)
      await db.updateTable('audit').set({ number, hash }).where('id', '=', line.id).execute()
      last = line.id
    }
    if (found.length < LINES_AT_ONCE) break
  }
  await db.schema.createIndex('audit_number').on('audit').column('number').unique().execute()
  await db.schema.createIndex('audit_actor').on('audit').columns(['actor', 'id']).execute()
}
