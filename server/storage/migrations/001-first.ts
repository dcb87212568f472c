import { type ColumnDataType, type Kysely, sql } from 'kysely'

type Columns = Record<string, [type: ColumnDataType, ...constraints: ('primary' | 'null' | 'unique')[]]>

async function createTable(db: Kysely<unknown>, name: string, columns: Columns, key: string[] = []) {
  let table = db.schema.createTable(name)
  for (const [column, [type, ...constraints]] of Object.entries(columns)) {
    table = table.addColumn(column, type, (build) => {
      if (constraints.includes('primary')) return build.primaryKey()
      const required = constraints.includes('null') ? build : build.notNull()
      return constraints.includes('unique') ? required.unique() : required
    })
  }
  if (key.length > 0) table = table.addPrimaryKeyConstraint(`${name}_key`, key as never)
  await table.execute()
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'meta', { key: ['text', 'primary'], value: ['text'] })
  await createTable(db, 'revision', { id: ['integer', 'primary'], value: ['bigint'] })
  await sql`insert into revision (id, value) values (1, 0)`.execute(db)

  await createTable(db, 'source', {
    id: ['text', 'primary'],
    name: ['text'],
    token_hash: ['text', 'unique'],
    signing_secret: ['text'],
    settings: ['text'],
    created_at: ['bigint'],
    revision: ['bigint'],
  })
  await createFeedback(db)
  await createTable(
    db,
    'idempotency',
    { source_id: ['text'], key: ['text'], feedback_id: ['text'], expires_at: ['bigint'] },
    ['source_id', 'key'],
  )
  await db.schema.createIndex('idempotency_expires').on('idempotency').column('expires_at').execute()
  await createTable(db, 'withdrawn', { key_hash: ['text', 'primary'], feedback_id: ['text'] })
  await createTally(db)
  await createWalls(db)
  await createAccounts(db)
}

async function createFeedback(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'feedback', {
    id: ['text', 'primary'],
    source_id: ['text'],
    external_id: ['text', 'null'],
    content_hash: ['text', 'null'],
    metric: ['text', 'null'],
    score: ['bigint', 'null'],
    scale_min: ['bigint', 'null'],
    scale_max: ['bigint', 'null'],
    mood: ['text'],
    comment: ['text', 'null'],
    author_id: ['text', 'null'],
    author_name: ['text', 'null'],
    author_email: ['text', 'null'],
    author_company: ['text', 'null'],
    author_segment: ['text', 'null'],
    author_value: ['double precision', 'null'],
    location: ['text', 'null'],
    touchpoint: ['text', 'null'],
    channel: ['text', 'null'],
    tags: ['text', 'null'],
    language: ['text', 'null'],
    occurred_at: ['text', 'null'],
    link: ['text', 'null'],
    consent_show: ['integer', 'null'],
    consent_name: ['integer', 'null'],
    test: ['integer'],
    arrived_at: ['bigint'],
    at: ['bigint'],
    display: ['text'],
    counted: ['integer'],
    reason: ['text', 'null'],
    note: ['text', 'null'],
    pinned_at: ['bigint', 'null'],
    starred: ['integer'],
    shown_at: ['bigint', 'null'],
    appeal: ['integer', 'null'],
    revision: ['bigint'],
  })
  const index = (name: string) => db.schema.createIndex(`feedback_${name}`).on('feedback')
  await index('external')
    .unique()
    .columns(['external_id', 'source_id'])
    .where(sql.ref('external_id'), 'is not', null)
    .execute()
  await index('at').column('at').execute()
  await index('revision').column('revision').execute()
  await index('unshown')
    .columns(['display', 'id'])
    .where(sql.ref('display'), '<>', sql.lit('shown'))
    .execute()
  await index('uncounted').column('id').where(sql.ref('counted'), '=', sql.lit(0)).execute()
  await index('shown').column('shown_at').where(sql.ref('shown_at'), 'is not', null).execute()
  await index('pinned').column('pinned_at').where(sql.ref('pinned_at'), 'is not', null).execute()
  await index('appeal').columns(['appeal', 'at']).where(sql.ref('appeal'), 'is not', null).execute()
}

async function createTally(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'tally', {
    id: ['text', 'primary'],
    series: ['text'],
    grain: ['text'],
    bucket: ['bigint'],
    counts: ['text'],
  })
  await db.schema.createIndex('tally_series').on('tally').columns(['series', 'grain', 'bucket']).execute()
}

async function createWalls(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'wall', {
    id: ['text', 'primary'],
    slug: ['text', 'unique'],
    settings: ['text'],
    created_at: ['bigint'],
    revision: ['bigint'],
  })
  await createTable(db, 'wall_key', {
    id: ['text', 'primary'],
    wall_id: ['text'],
    key_hash: ['text', 'unique'],
    created_at: ['bigint'],
  })
  await createTable(
    db,
    'turn',
    {
      wall_id: ['text'],
      k: ['bigint'],
      feedback_id: ['text'],
      kind: ['text'],
      lane: ['text'],
      from_time: ['bigint'],
      until_time: ['bigint'],
    },
    ['wall_id', 'k'],
  )
  await db.schema
    .createIndex('turn_feedback')
    .on('turn')
    .columns(['wall_id', 'feedback_id', 'from_time'])
    .execute()
  await createTable(db, 'presence', { instance: ['text', 'primary'], body: ['text'], seen_at: ['bigint'] })
}

async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await createTable(db, 'account', {
    id: ['text', 'primary'],
    email: ['text', 'unique'],
    password_hash: ['text'],
    role: ['text'],
    created_at: ['bigint'],
  })
  await createTable(db, 'session', {
    key_hash: ['text', 'primary'],
    account_id: ['text'],
    created_at: ['bigint'],
    expires_at: ['bigint'],
  })
  await createTable(db, 'setup_link', { key_hash: ['text', 'primary'], expires_at: ['bigint'] })
  await createTable(db, 'audit', {
    id: ['text', 'primary'],
    at: ['bigint'],
    actor: ['text'],
    action: ['text'],
    subject: ['text'],
    before: ['text', 'null'],
    after: ['text', 'null'],
  })
}
