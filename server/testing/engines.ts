import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { inject } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'
import { migrate } from '../storage/migrate.ts'
import { openPostgres } from '../storage/postgres.ts'
import { openSqlite } from '../storage/sqlite.ts'

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
  /** A place as the migrations leave it, for who looks at something else than at those. */
  makeShaped: () => Promise<Place>
}

export const SQLITE: Engine = {
  ...{ name: 'SQLite', shared: false },
  makePlace: async () => makeFolder(),
  makeShaped: makeShapedFolder,
}
export const POSTGRES: Engine = {
  ...{ name: 'PostgreSQL', shared: true },
  makePlace: () => makeDatabase(),
  makeShaped: async () => makeDatabase(await shapedDatabase()),
}
export const ENGINES: readonly Engine[] = [SQLITE, POSTGRES]

let shapedFile: Promise<Buffer> | undefined
let shapedName: Promise<string> | undefined

async function makeShapedFolder(): Promise<Place> {
  shapedFile ??= shapeFile()
  const place = makeFolder()
  writeFileSync(join(place.at.folder, 'tenfoot.db'), await shapedFile)
  return place
}

/** What is in the file of a database in the newest shape: made once, since the migrations take longer than a test. */
async function shapeFile(): Promise<Buffer> {
  const { at, remove } = makeFolder()
  const { db, release } = openSqlite(at.folder)
  await migrate(db)
  await db.destroy()
  release()
  const file = readFileSync(join(at.folder, 'tenfoot.db'))
  await remove()
  return file
}

function shapedDatabase(): Promise<string> {
  shapedName ??= shapeDatabase()
  return shapedName
}

/** The name of a database to copy. It goes with its server. */
async function shapeDatabase(): Promise<string> {
  const { url } = await freshDatabase(inject('postgresUrl'))
  const db = openPostgres(url, () => undefined)
  await migrate(db)
  await db.destroy()
  return new URL(url).pathname.slice(1)
}

function makeFolder(): Place & { at: { folder: string } } {
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

async function makeDatabase(like?: string): Promise<Place> {
  const { url, drop } = await freshDatabase(inject('postgresUrl'), like)
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
