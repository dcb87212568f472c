import { parentPort, workerData } from 'node:worker_threads'
import { createIds } from '../ids.ts'
import { createCommitEvents } from './commits.ts'
import { StorageInUse, StorageUnavailable, storageError } from './errors.ts'
import { openRooms, type Rooms } from './rooms.ts'
import { openSqlite } from './sqlite.ts'
import type { Call, ThreadData, ThreadError, ThreadMessage } from './thread-messages.ts'

/**
 * The thread that has the SQLite file. SQLite's calls do not return before the disk has answered: here they
 * keep nobody else waiting, neither sockets nor walls.
 */
const { folder } = workerData as ThreadData
const events = createCommitEvents()
events.onCommit((commit) => tell({ commit }))

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(JSON.stringify(message))
}

function toThreadError(thrown: unknown): ThreadError {
  const error = storageError(thrown)
  const { message, code, stack } = error as NodeJS.ErrnoException
  if (error instanceof StorageInUse) return { kind: 'in-use', message }
  if (error instanceof StorageUnavailable) return { kind: 'unavailable', message: String(error.cause) }
  return { kind: 'other', message, code, stack }
}

async function answer(rooms: Rooms, { id, room, method, args }: Call): Promise<void> {
  try {
    const methods = rooms[room as keyof Rooms] as Record<string, (...args: unknown[]) => Promise<unknown>>
    tell({ id, value: await methods[method]?.(...args) })
  } catch (error) {
    tell({ id, error: toThreadError(error) })
  }
}

try {
  const { db, release } = openSqlite(folder)
  const rooms = await openRooms({
    db,
    events,
    newId: createIds(),
    now: Date.now,
    onError: (error) => tell({ complaint: toThreadError(error) }),
  }).catch(async (error) => {
    await db.destroy()
    release()
    throw error
  })
  const { close } = rooms.all
  rooms.all.close = () => close().finally(release)
  parentPort?.on('message', (message: string) => answer(rooms, JSON.parse(message)))
  tell({ ready: true })
} catch (error) {
  tell({ failed: toThreadError(error) })
}
