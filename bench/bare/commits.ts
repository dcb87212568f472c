import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import type { Commit } from './group-commit.ts'

/** One SQLite file with the product's own promise of durability, and a table (id, body). */
export function sqliteCommit(folder: string): Commit {
  const file = new DatabaseSync(join(folder, 'bare.db'))
  file.exec('pragma journal_mode = wal; pragma synchronous = full')
  file.exec('create table entry (id integer primary key, body blob not null)')
  const insert = file.prepare('insert into entry (body) values (?)')
  return async (bodies) => {
    file.exec('begin')
    for (const body of bodies) insert.run(body)
    file.exec('commit')
  }
}

/** The same on PostgreSQL: one statement is one commit. */
export async function postgresCommit(connectionString: string): Promise<Commit> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(
    'create table entry (id bigint generated always as identity primary key, body bytea not null)',
  )
  const text = 'insert into entry (body) select unnest($1::bytea[])'
  return async (bodies) => {
    await client.query({ name: 'keep', text, values: [bodies] })
  }
}
