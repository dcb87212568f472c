import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { inject } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'

/** An empty place to keep things, and a way to look into it past the code under test. */
export interface Place {
  at: { folder: string } | { url: string }
  read: <Row>(query: string) => Promise<Row[]>
  remove: () => Promise<void>
}

export interface Engine {
  name: string
  /** Whether several instances may work on one place. */
  shared: boolean
  makePlace: () => Promise<Place>
}

export const SQLITE: Engine = { name: 'SQLite', shared: false, makePlace: async () => makeFolder() }
export const POSTGRES: Engine = { name: 'PostgreSQL', shared: true, makePlace: makeDatabase }
export const ENGINES: readonly Engine[] = [SQLITE, POSTGRES]

function makeFolder(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-storage-'))
  return {
    at: { folder },
    read: async <Row>(query: string) => readSqlite(join(folder, 'tenfoot.db'), query) as Row[],
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

function readSqlite(path: string, query: string): unknown[] {
  const file = new DatabaseSync(path, { readOnly: true })
  try {
    return file
      .prepare(query)
      .all()
      .map((row) => ({ ...row }))
  } finally {
    file.close()
  }
}

async function makeDatabase(): Promise<Place> {
  const { url, drop } = await freshDatabase(inject('postgresUrl'))
  return {
    at: { url },
    read: async <Row>(query: string) => (await readPostgres(url, query)) as Row[],
    remove: drop,
  }
}

const INT8 = 20

async function readPostgres(url: string, query: string): Promise<unknown[]> {
  const types = { getTypeParser: (oid: number) => (oid === INT8 ? Number : pg.types.getTypeParser(oid)) }
  const client = new pg.Client({ connectionString: url, types: types as pg.CustomTypesConfig })
  await client.connect()
  try {
    return (await client.query(query)).rows
  } finally {
    await client.end()
  }
}
