import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { createAccounts } from './accounts.ts'
import { createAuditReader } from './audit.ts'
import { createCommitEvents } from './commits.ts'
import { storageError } from './errors.ts'
import { createFeedbackReader } from './feedback-reader.ts'
import { createFeedbackTransactor } from './feedback-transactor.ts'
import { createGroupCommit } from './group-commit.ts'
import { migrate } from './migrate.ts'
import { createModeration } from './moderation.ts'
import { openPostgres } from './postgres.ts'
import { createPostgresEvents } from './postgres-events.ts'
import { createMemoryPresence, createSharedPresence } from './presence.ts'
import { rebuildTallies } from './rebuild.ts'
import type { Tables } from './schema.ts'
import { createSources } from './sources.ts'
import { openSqlite } from './sqlite.ts'
import { createTallyReader } from './tally-reader.ts'
import { createTransactor } from './transactor.ts'
import { createTurns } from './turns.ts'
import { createWalls } from './walls.ts'

const FORGET_KEYS_EVERY_MS = 60 * 60_000

export interface StorageOptions {
  /** One SQLite file in this folder, or a PostgreSQL database. */
  at: { folder: string } | { url: string }
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}

/** Everything that Tenfoot keeps, in its own words; the same on both engines. */
export type Storage = Awaited<ReturnType<typeof openStorage>>

/**
 * Opens the storage and brings it to the newest shape.
 * @throws StorageInUse when another server works on the same folder
 */
export async function openStorage({ at, newId, now, onError }: StorageOptions) {
  const local = createCommitEvents()
  const engine = 'folder' in at ? sqliteEngine(at.folder) : postgresEngine(at.url, onError)
  const { db } = engine
  try {
    await migrate(db)
  } catch (error) {
    await engine.close()
    throw storageError(error)
  }
  const secret = await serverSecret(db)
  const shared =
    'url' in at ? await createPostgresEvents({ url: at.url, events: local, newId, now, onError }) : undefined
  const transact = createTransactor({ db, events: local, announce: shared?.announce })
  const feedbackTransactor = createFeedbackTransactor({ db, transact, newId, secret })
  const group = createGroupCommit((operations) => feedbackTransactor.keep(operations))
  const forgetting = setInterval(() => forgetKeys(db, now()).catch(onError), FORGET_KEYS_EVERY_MS).unref()

  return {
    feedback: createFeedbackReader(db),
    tallies: createTallyReader(db),
    moderation: createModeration({ db, transact }),
    sources: createSources({ db, transact }),
    walls: createWalls({ db, transact }),
    turns: createTurns({ db, transact }),
    accounts: createAccounts({ db, transact }),
    audit: createAuditReader(db),
    presence: shared ? createSharedPresence(db) : createMemoryPresence(),
    /** Keeps senders' operations by group commit. */
    keep: group.keep,
    onCommit: local.onCommit,

    async revision(): Promise<number> {
      return (await db.selectFrom('revision').select('value').executeTakeFirstOrThrow()).value
    },

    /** Whether something can be written now. It takes no revision, so nobody hears of it. @throws StorageUnavailable */
    probe: () => probe(db),

    /** Makes all counts again from the entries. Answers how many entries it read. */
    rebuild: () => rebuildTallies({ db, transact }),

    /** Lets what was asked be kept, then closes. */
    async close(): Promise<void> {
      clearInterval(forgetting)
      await group.idle()
      await shared?.close()
      await engine.close()
    },
  }
}

interface Engine {
  db: Kysely<Tables>
  close: () => Promise<void>
}

function sqliteEngine(folder: string): Engine {
  const { db, release } = openSqlite(folder)
  return {
    db,
    async close() {
      await db.destroy()
      release()
    },
  }
}

function postgresEngine(url: string, onError: (error: unknown) => void): Engine {
  const db = openPostgres(url, onError)
  return { db, close: () => db.destroy() }
}

/** The server's own secret: the same for all instances, made at the first start. */
async function serverSecret(db: Kysely<Tables>): Promise<string> {
  const value = randomBytes(32).toString('base64url')
  await db
    .insertInto('meta')
    .values({ key: 'secret', value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  return (await db.selectFrom('meta').select('value').where('key', '=', 'secret').executeTakeFirstOrThrow())
    .value
}

/** About what a small commit writes: where only less still fits, feedback does not. */
const PROBE_BYTES = 64 * 1024

async function probe(db: Kysely<Tables>): Promise<void> {
  // Other bytes each time: what does not change is not written.
  const value = randomBytes(PROBE_BYTES).toString('hex')
  try {
    await db
      .insertInto('meta')
      .values({ key: 'probe', value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute()
  } catch (error) {
    throw storageError(error)
  }
}

async function forgetKeys(db: Kysely<Tables>, now: number): Promise<void> {
  await sql`delete from idempotency where expires_at < ${now}`.execute(db)
}
