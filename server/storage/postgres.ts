import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './schema.ts'

const CONNECTIONS = 10
const CONNECT_WITHIN_MS = 5_000
const INT8 = 20
/** Our questions are short: compiling them takes longer than answering. What a search finds fits into memory. */
const SETTINGS = "set jit = off; set work_mem = '32MB'"

/** Our integers are milliseconds, revisions and counts: all safe as numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format as 'text')),
}

export function openPostgres(url: string, onIdleError: (error: Error) => void): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    types,
  })
  pool.on('error', onIdleError)
  pool.on('connect', (client) => {
    client.query(SETTINGS).catch(onIdleError)
  })
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
