import { expect, vi } from 'vitest'
import { createIds } from '../ids.ts'
import { createAuditMaker } from '../moderation/audit.ts'
import { FIRST_MASK_RULES } from '../moderation/masks/rules.ts'
import { createCommitEvents } from '../storage/commits.ts'
import type { FeedbackOperation, FeedbackOutcome } from '../storage/feedback-operations.ts'
import { openPostgres } from '../storage/postgres.ts'
import { openRooms } from '../storage/rooms.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { fromStored, type StoredOutcome, toStored } from '../storage/stored-operations.ts'
import { createClock } from './clock.ts'
import type { Engine, Place } from './engines.ts'

const KNOWN = "select value from meta where key = 'searched'"
const NEWEST = 'select max(revision) as value from feedback'
const WITHIN_MS = 5_000

export type TestRooms = Awaited<ReturnType<typeof openTestRooms>>

/**
 * The rooms of a new place, in this thread, where what a search looks at before it asks the index can be made so
 * small that the index has to answer.
 */
export async function openTestRooms(engine: Engine, { lookAt }: { lookAt: number }) {
  const place = await engine.makeShaped()
  const clock = createClock()
  const errors: unknown[] = []
  const onError = (error: unknown) => errors.push(error)
  const { db, release } = openDatabase(place, onError)
  const events = createCommitEvents()
  const rooms = await openRooms({ db, events, newId: createIds(), now: clock.now, onError, lookAt })
  return {
    ...{ place, clock, rooms, errors },
    audit: createAuditMaker({ newId: createIds(), now: clock.now }),
    storage: {
      async keep(operations: readonly FeedbackOperation[]): Promise<FeedbackOutcome[]> {
        const stored = operations.map((operation) => toStored(operation, FIRST_MASK_RULES))
        const outcomes = await rooms.all.keep(stored)
        return stored.map((operation, place) => fromStored(operation, outcomes[place] as StoredOutcome))
      },
    },
    /** Settles when the index, which may follow in the background, knows every entry as it is. */
    async indexed(): Promise<void> {
      if ('url' in place.at) return
      await vi.waitFor(async () => {
        const [known] = await place.read<{ value: string }>(KNOWN)
        const [newest] = await place.read<{ value: number }>(NEWEST)
        expect(Number(known?.value)).toBe(newest?.value)
      }, WITHIN_MS)
    },
    async close() {
      await rooms.all.close()
      release()
      await place.remove()
    },
  }
}

function openDatabase({ at }: Place, onError: (error: unknown) => void) {
  if ('folder' in at) return openSqlite(at.folder)
  return { db: openPostgres(at.url, onError), release: () => undefined }
}
