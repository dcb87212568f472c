import { inTurns } from '../in-turns.ts'
import { createCommitEvents } from './commits.ts'
import { storageError } from './errors.ts'
import type { FeedbackOperation, FeedbackOutcome } from './feedback-operations.ts'
import { createGroupCommit } from './group-commit.ts'
import { createMaskRules } from './mask-rules.ts'
import { openPostgres } from './postgres.ts'
import { createPostgresEvents } from './postgres-events.ts'
import { createMemoryPresence, createSharedPresence, type Presence } from './presence.ts'
import { openRooms, type Rooms } from './rooms.ts'
import {
  fromStored,
  type StoredOperation,
  type StoredOutcome,
  toStored,
  weightOf,
} from './stored-operations.ts'
import { openThreadedRooms } from './threaded-rooms.ts'

export interface StorageOptions {
  /** One SQLite file in this folder, or a PostgreSQL database. */
  at: { folder: string } | { url: string }
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
  /** Hears that nothing can be kept any more until the process starts anew. */
  onBroken?: (error: Error) => void
}

/** Everything that Tenfoot keeps, in its own words; the same on both engines. */
export type Storage = Awaited<ReturnType<typeof openStorage>>

interface Opened {
  rooms: Rooms
  presence: Presence
  close: () => Promise<void>
}

/**
 * Opens the storage and brings it to the newest shape.
 * @throws StorageInUse when another server works on the same folder, StorageUnavailable when the database does not answer
 */
export async function openStorage(options: StorageOptions) {
  const { at } = options
  const events = createCommitEvents()
  const opened =
    'folder' in at ? await inFolder(at.folder, options, events) : await onPostgres(at.url, options, events)
  const { all, ...rooms } = opened.rooms
  const group = createGroupCommit<StoredOperation, StoredOutcome>(
    (operations) => all.keep(operations),
    weightOf,
  )
  const maskRules = await createMaskRules({
    masks: rooms.masks,
    onCommit: events.onCommit,
    onError: options.onError,
  })
  const asked = new Set<Promise<unknown>>()

  async function keep(operations: readonly FeedbackOperation[]): Promise<FeedbackOutcome[]> {
    const stored = await inTurns(operations, (operation) => toStored(operation, maskRules.current()))
    const outcomes = await group.keep(stored)
    return stored.map((operation, place) => fromStored(operation, outcomes[place] as StoredOutcome))
  }

  return {
    ...rooms,
    presence: opened.presence,
    maskRules,
    /**
     * Keeps senders' operations by group commit. Settles when they are durably kept, with outcomes in order.
     * @throws StorageUnavailable when nothing was kept
     */
    keep(operations: readonly FeedbackOperation[]): Promise<FeedbackOutcome[]> {
      const kept = keep(operations)
      const done = () => void asked.delete(kept)
      asked.add(kept)
      kept.then(done, done)
      return kept
    },
    onCommit: events.onCommit,
    revision: all.revision,
    probe: all.probe,
    rebuild: all.rebuild,

    /** Lets what was asked be kept, then closes. */
    async close(): Promise<void> {
      await Promise.allSettled(asked)
      maskRules.close()
      await opened.close()
    },
  }
}

type Events = ReturnType<typeof createCommitEvents>

async function inFolder(folder: string, options: StorageOptions, events: Events): Promise<Opened> {
  const { onError, onBroken = onError } = options
  const { rooms, close } = await openThreadedRooms({ folder, onCommit: events.tell, onError, onBroken })
  return { rooms, presence: createMemoryPresence(), close }
}

async function onPostgres(url: string, options: StorageOptions, events: Events): Promise<Opened> {
  const { newId, now, onError } = options
  const db = openPostgres(url, onError)
  const shared = await createPostgresEvents({ url, events, newId, now, onError }).catch(async (error) => {
    await db.destroy()
    throw storageError(error)
  })
  const close = async () => {
    await shared.close()
    await db.destroy()
  }
  try {
    const rooms = await openRooms({ db, events, announce: shared.announce, newId, now, onError })
    return {
      rooms,
      presence: createSharedPresence({ db, onChange: shared.onPresence }),
      async close() {
        await shared.close()
        await rooms.all.close()
      },
    }
  } catch (error) {
    await close()
    throw storageError(error)
  }
}
