import { once } from 'node:events'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import pg from 'pg'
import { openStorage } from '../../server/storage/storage.ts'
import type { Place } from './product.ts'

export type Row = Record<string, SQLInputValue>

/** The table `feedback` of a place, beside or without a server that has it. */
export interface FeedbackTable {
  /** Those of later commits than `revision`, oldest first. */
  rowsAfter: (revision: number) => Promise<Row[]>
  /** Keeps them in one durable commit, and does nothing else. */
  insert: (rows: readonly Row[]) => Promise<void>
  /** Where rows were written past the storage, it goes on after this one. */
  setRevision: (revision: number) => Promise<void>
  close: () => Promise<void>
}

export async function openFeedbackTable(place: Place): Promise<FeedbackTable> {
  return 'folder' in place ? openSqliteTable(place.folder) : openPostgresTable(place.databaseUrl)
}

/** Makes the product's own tables with their indexes in a place that is empty. */
export async function makeTables(place: Place): Promise<void> {
  const at = 'folder' in place ? place : { url: place.databaseUrl }
  const storage = await openStorage({ at, newId: String, now: Date.now, onError: console.error })
  await storage.close()
}

const SET_REVISION = 'update revision set value = $1'
const AFTER = 'select * from feedback where revision > '

function openSqliteTable(folder: string): FeedbackTable {
  const file = new DatabaseSync(join(folder, 'tenfoot.db'), { timeout: 5_000 })
  file.exec('pragma synchronous = full')
  const after = file.prepare(`${AFTER} ? order by revision, id`)
  const columns = file.prepare('select * from feedback').columns()
  const names = columns.map(({ name }) => name)
  const insert = file.prepare(insertText(names, () => '?'))
  return {
    rowsAfter: async (revision) => after.all(revision),
    async insert(rows) {
      file.exec('begin')
      for (const row of rows) insert.run(...names.map((name) => row[name] ?? null))
      file.exec('commit')
    },
    setRevision: async (revision) => {
      file.prepare(SET_REVISION.replace('$1', '?')).run(revision)
    },
    close: async () => file.close(),
  }
}

async function openPostgresTable(connectionString: string): Promise<FeedbackTable> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { fields } = await client.query('select * from feedback limit 0')
  const names = fields.map(({ name }) => name)
  const values = (rows: readonly Row[]) => rows.flatMap((row) => names.map((name) => row[name] ?? null))
  return {
    rowsAfter: async (revision) => (await client.query(`${AFTER} $1 order by revision, id`, [revision])).rows,
    async insert(rows) {
      const text = insertText(names, (n) => `$${n + 1}`, rows.length)
      await client.query({ name: `insert ${rows.length}`, text, values: values(rows) })
    },
    async setRevision(revision) {
      await client.query(SET_REVISION, [revision])
    },
    async close() {
      const ended = once(client, 'end')
      await client.end()
      await ended
    },
  }
}

function insertText(names: readonly string[], placeholder: (n: number) => string, rows = 1): string {
  const tuple = (row: number) => `(${names.map((_, n) => placeholder(row * names.length + n)).join(', ')})`
  const tuples = Array.from({ length: rows }, (_, row) => tuple(row))
  return `insert into feedback (${names.join(', ')}) values ${tuples.join(', ')}`
}
