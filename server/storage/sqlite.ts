import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import { StorageInUse } from './errors.ts'
import type { Tables } from './schema.ts'

const STATEMENTS_KEPT = 500
const SQLITE_BUSY = 5
const WAIT_FOR_ANOTHER_PROCESS_MS = 5_000

/**
 * Opens the database of a data folder, which is made when it is missing, readable by its owner alone.
 * @throws StorageInUse when another server has the folder
 */
export function openSqlite(folder: string): { db: Kysely<Tables>; release: () => void } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  const lock = lockFolder(folder)
  const file = new DatabaseSync(join(folder, 'tenfoot.db'), { timeout: WAIT_FOR_ANOTHER_PROCESS_MS })
  file.exec('pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 67108864')
  return { db: new Kysely<Tables>({ dialect: new NodeSqliteDialect(file) }), release: () => lock.close() }
}

/** The database of a folder in which a server may be at work: SQLite lets one of them write at a time. */
export function openSqliteBeside(folder: string): Kysely<Tables> {
  const file = new DatabaseSync(join(folder, 'tenfoot.db'), { timeout: WAIT_FOR_ANOTHER_PROCESS_MS })
  file.exec('pragma synchronous = full')
  return new Kysely<Tables>({ dialect: new NodeSqliteDialect(file) })
}

/** The lock is the operating system's, on a file of its own: it cannot outlive the process, not even a killed one. */
function lockFolder(folder: string): DatabaseSync {
  const lock = new DatabaseSync(join(folder, 'server.lock'), { timeout: 0 })
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    const busy = (error as { errcode?: number }).errcode === SQLITE_BUSY
    throw busy ? new StorageInUse(folder) : error
  }
}

class NodeSqliteDialect extends SqliteDialect {
  readonly #file: DatabaseSync

  constructor(file: DatabaseSync) {
    super({ database: prepared(file) })
    this.#file = file
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }

  override createDriver(): Driver {
    return new NodeSqliteDriver(this.#file)
  }
}

/** SQLite can undo changes of the schema; Kysely's own adapter does not use it, and a failed migration would stay half done. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

class NodeSqliteDriver extends SqliteDriver {
  readonly #file: DatabaseSync

  constructor(file: DatabaseSync) {
    super({ database: prepared(file) })
    this.#file = file
  }

  /** A full disk makes SQLite roll back by itself; a second rollback would hide the first error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.isTransaction) await super.rollbackTransaction(connection)
  }
}

function prepared(file: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    close: () => file.close(),
    prepare(text) {
      let statement = statements.get(text)
      if (!statement) {
        if (statements.size >= STATEMENTS_KEPT) statements.clear()
        statement = adapted(file.prepare(text))
        statements.set(text, statement)
      }
      return statement
    },
  }
}

function adapted(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
  const reader = statement.columns().length > 0
  // What a run answers holds the last row's id, even of `begin`, and the full-text index has ids beyond 2^53.
  if (!reader) statement.setReadBigInts(true)
  return {
    reader,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  }
}
