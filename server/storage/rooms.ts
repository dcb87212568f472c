import { randomBytes } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { createAccounts } from './accounts.ts'
import { createArrivals } from './arrivals.ts'
import { createAuditReader } from './audit.ts'
import { createCelebrations } from './celebrations.ts'
import { createChanges } from './changes.ts'
import { createCodeTryRoom } from './code-tries.ts'
import type { CommitEvents } from './commits.ts'
import { createDeliveries } from './deliveries.ts'
import { createEntryIds } from './entry-ids.ts'
import { createErasure } from './erasure.ts'
import { storageError } from './errors.ts'
import { createFeedReader } from './feed-reader.ts'
import { createFeedValues } from './feed-values.ts'
import { createFeedbackReader } from './feedback-reader.ts'
import { createFeedbackTransactor } from './feedback-transactor.ts'
import { createFleet } from './fleet.ts'
import { createImports } from './imports.ts'
import { createInvitations } from './invitations.ts'
import { createMasks } from './masks.ts'
import { migrate } from './migrate.ts'
import { createModeration } from './moderation.ts'
import { createPairings } from './pairings.ts'
import { createPauses } from './pauses.ts'
import { createPersons } from './persons.ts'
import { rebuildTallies } from './rebuild.ts'
import { createResets } from './resets.ts'
import { createRetention } from './retention.ts'
import { createRules } from './rules.ts'
import type { Tables } from './schema.ts'
import { createScreenRoom } from './screens.ts'
import { openSearchIndex } from './search/search-index.ts'
import { createSourceRequests } from './source-requests.ts'
import { createSourceTokens } from './source-tokens.ts'
import { createSources } from './sources.ts'
import { createTalliesBy } from './tallies-by.ts'
import { createTallyReader } from './tally-reader.ts'
import { createThemes } from './themes.ts'
import { createTokens } from './tokens.ts'
import { type Announce, createTransactor } from './transactor.ts'
import { createTurns } from './turns.ts'
import { createUsers } from './users.ts'
import { createWallLinks } from './wall-links.ts'
import { createWallLogos } from './wall-logos.ts'
import { createWalls } from './walls.ts'
import { createWithdrawnKey } from './withdrawn-key.ts'

const FORGET_KEYS_EVERY_MS = 60 * 60_000

export interface RoomsDeps {
  db: Kysely<Tables>
  events: CommitEvents
  announce?: Announce | undefined
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
  /** How many of the newest entries a search looks at before it asks the index. */
  lookAt?: number | undefined
}

/** What is kept, room by room. Calls take and answer only what JSON can hold, so they may cross threads. */
export type Rooms = Awaited<ReturnType<typeof openRooms>>

/** Brings the database to the newest shape and opens its rooms. @throws the error of a migration that failed */
export async function openRooms({ db, events, announce, newId, now, onError, lookAt }: RoomsDeps) {
  await migrate(db)
  const secret = await serverSecret(db)
  const withdrawnKey = createWithdrawnKey(secret)
  const transact = createTransactor({ db, events, announce })
  const index = await openSearchIndex({ db, onCommit: events.onCommit, onError })
  const entryId = await createEntryIds(db, newId)
  const feedbackTransactor = createFeedbackTransactor({ db, transact, newId: entryId, withdrawnKey })
  const forgetting = setInterval(() => forgetKeys(db, now()).catch(onError), FORGET_KEYS_EVERY_MS).unref()

  return {
    feedback: {
      ...createFeedbackReader(db),
      ...createFeedReader({ db, index, lookAt }),
      values: createFeedValues(db),
    },
    changes: createChanges(db),
    tallies: { ...createTallyReader(db), by: createTalliesBy(db) },
    moderation: createModeration({ db, transact }),
    sources: createSources({ db, transact }),
    sourceTokens: createSourceTokens({ db, transact }),
    sourceRequests: createSourceRequests(db),
    deliveries: createDeliveries({ db, transact }),
    arrivals: createArrivals(db),
    walls: createWalls({ db, transact }),
    wallLinks: createWallLinks({ db, transact }),
    wallLogos: createWallLogos({ db, transact }),
    pauses: createPauses({ transact }),
    turns: createTurns({ db, transact }),
    themes: createThemes({ db, transact }),
    celebrations: createCelebrations({ db, transact }),
    rules: createRules({ db, transact }),
    accounts: createAccounts({ db, transact }),
    users: createUsers({ db, transact }),
    invitations: createInvitations({ db, transact }),
    resets: createResets({ db, transact }),
    tokens: createTokens({ db, transact }),
    audit: createAuditReader(db),
    erasure: createErasure({ db, transact, withdrawnKey }),
    persons: createPersons({ db, transact }),
    retention: createRetention({ db, transact }),
    masks: createMasks({ db, transact }),
    imports: createImports({ db, transact, index }),
    screens: createScreenRoom({ db, transact, secret }),
    pairings: createPairings({ db, transact, secret }),
    codeTries: createCodeTryRoom({ db, transact }),
    fleet: createFleet({ db, transact }),
    all: {
      /** Keeps all of these in one commit. */
      keep: feedbackTransactor.keep,

      async revision(): Promise<number> {
        return (await db.selectFrom('revision').select('value').executeTakeFirstOrThrow()).value
      },

      /** Whether something can be written now. It takes no revision, so nobody hears of it. @throws StorageUnavailable */
      probe: createProbe(db),

      /** Makes all counts again from the entries. Answers how many entries it read. */
      rebuild: () => rebuildTallies({ db, transact }),

      async close(): Promise<void> {
        clearInterval(forgetting)
        await index.close()
        await db.destroy()
      },
    },
  }
}

/** The server's own secret: the same for all instances, made at the first start. */
async function serverSecret(db: Kysely<Tables>): Promise<string> {
  const value = randomBytes(32).toString('base64url')
  await db
    .insertInto('meta')
    .values({ key: 'secret', value })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const kept = db.selectFrom('meta').select('value').where('key', '=', 'secret')
  return (await kept.executeTakeFirstOrThrow()).value
}

/** About what a small commit writes: where only less still fits, feedback does not. */
const PROBE_BYTES = 64 * 1024
/** While all goes well, a look at the disk is enough. */
const LOOK_BYTES = 64

function createProbe(db: Kysely<Tables>): () => Promise<void> {
  let failed = true
  return async () => {
    // Other bytes each time: what does not change is not written.
    const value = randomBytes((failed ? PROBE_BYTES : LOOK_BYTES) / 2).toString('hex')
    failed = true
    try {
      await db
        .insertInto('meta')
        .values({ key: 'probe', value })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute()
      failed = false
    } catch (error) {
      throw storageError(error)
    }
  }
}

async function forgetKeys(db: Kysely<Tables>, now: number): Promise<void> {
  await sql`delete from idempotency where expires_at < ${now}`.execute(db)
}
