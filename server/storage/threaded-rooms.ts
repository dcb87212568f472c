import { Worker } from 'node:worker_threads'
import type { Commit } from './commits.ts'
import { StorageInUse, StorageUnavailable } from './errors.ts'
import type { Rooms } from './rooms.ts'
import type { Call, ThreadData, ThreadError, ThreadMessage } from './thread-messages.ts'

interface Waiting {
  resolve: (value: unknown) => void
  reject: (error: Error) => void
}

const ROOMS = [
  'feedback',
  'changes',
  'tallies',
  'moderation',
  'sources',
  'sourceTokens',
  'sourceRequests',
  'deliveries',
  'arrivals',
  'walls',
  'wallLinks',
  'wallLogos',
  'pauses',
  'turns',
  'themes',
  'celebrations',
  'rules',
  'accounts',
  'users',
  'invitations',
  'resets',
  'tokens',
  'audit',
  'erasure',
  'persons',
  'retention',
  'masks',
  'imports',
  'screens',
  'pairings',
  'codeTries',
  'fleet',
  'all',
] as const satisfies (keyof Rooms)[]

interface ThreadedDeps {
  folder: string
  onCommit: (commit: Commit) => void
  /** Hears what goes wrong while nobody waits for it. */
  onError: (error: unknown) => void
  /** Hears that the thread is gone: nothing can be kept any more. */
  onBroken: (error: Error) => void
}

/**
 * The rooms of an SQLite folder, worked on by a thread of their own.
 * @throws StorageInUse when another server has the folder
 */
export async function openThreadedRooms({ folder, onCommit, onError, onBroken }: ThreadedDeps) {
  const worker = new Worker(new URL('./storage-thread.ts', import.meta.url), {
    workerData: { folder } satisfies ThreadData,
  })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let broken: Error | undefined
  let state: 'opening' | 'open' | 'closing' = 'opening'

  const opened = new Promise<void>((resolve, reject) => {
    worker.on('message', (text: unknown) => {
      // Under `node --watch` Node sends messages of its own, which are no text.
      if (typeof text === 'string') hear(JSON.parse(text) as ThreadMessage)
    })
    worker.on('error', (error) => breakDown(error as Error))
    worker.on('exit', () => breakDown(new Error('the thread of the storage has ended')))

    function hear(message: ThreadMessage): void {
      if ('commit' in message) onCommit(message.commit)
      else if ('ready' in message) resolve()
      else if ('failed' in message) breakDown(fromThread(message.failed, folder))
      else if ('complaint' in message) onError(fromThread(message.complaint, folder))
      else settle(message)
    }

    /** Nobody waits for ever, nor whoever calls later. */
    function breakDown(error: Error): void {
      if (state === 'open' && !broken) onBroken(error)
      broken ??= new StorageUnavailable(error)
      reject(error)
      for (const each of waiting.values()) each.reject(broken)
      waiting.clear()
    }
  })

  function settle(message: Extract<ThreadMessage, { id: number }>): void {
    const caller = waiting.get(message.id)
    waiting.delete(message.id)
    if ('error' in message) caller?.reject(fromThread(message.error, folder))
    else caller?.resolve(message.value)
  }

  function call(room: string, method: string, args: unknown[]): Promise<unknown> {
    if (broken) return Promise.reject(broken)
    last += 1
    const id = last
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      worker.postMessage(JSON.stringify({ id, room, method, args } satisfies Call))
    })
  }

  const roomOf = (room: string) =>
    new Proxy(
      {},
      {
        get:
          (_, method) =>
          (...args: unknown[]) =>
            call(room, String(method), args),
      },
    )
  const rooms = Object.fromEntries(ROOMS.map((room) => [room, roomOf(room)])) as unknown as Rooms

  try {
    await opened
    state = 'open'
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    rooms,
    async close(): Promise<void> {
      state = 'closing'
      await rooms.all.close()
      await worker.terminate()
    },
  }
}

function fromThread({ kind, message, code, stack }: ThreadError, folder: string): Error {
  if (kind === 'unavailable') return new StorageUnavailable(new Error(message))
  if (kind === 'in-use') return new StorageInUse(folder)
  const error: NodeJS.ErrnoException = new Error(message)
  if (code !== undefined) error.code = code
  if (stack !== undefined) error.stack = stack
  return error
}
