import { sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Commit, CommitEvents } from './commits.ts'
import { PRESENCE_CHANNEL } from './presence.ts'
import type { Tables } from './schema.ts'

const CHANNEL = 'tenfoot_commit'
const RETRY_MS = 1_000

interface Announcement {
  instance: string
  commit: Commit
}

/**
 * Tells the commits of other instances, by LISTEN on a connection of its own. After a lost connection
 * everything may have changed, and is told as changed.
 */
export async function createPostgresEvents({
  url,
  events,
  newId,
  now,
  onError,
}: {
  url: string
  events: CommitEvents
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}) {
  const instance = newId(now())
  let client: pg.Client | null = null
  let closed = false
  let retrying = false
  const presenceListeners = new Set<() => void>()

  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: url })
    next.on('error', onError)
    next.on('end', () => again())
    next.on('notification', ({ channel, payload }) => {
      if (channel === CHANNEL) hear(payload ?? '')
      else for (const listener of presenceListeners) listener()
    })
    await next.connect()
    await next.query(`listen ${CHANNEL}; listen ${PRESENCE_CHANNEL}`)
    client = next
  }

  function hear(payload: string): void {
    const { instance: from, commit } = JSON.parse(payload) as Announcement
    if (from !== instance) events.tell(commit)
  }

  function again(): void {
    client = null
    if (closed || retrying) return
    retrying = true
    setTimeout(() => {
      retrying = false
      if (closed) return
      listen()
        .then(tellEverything)
        .catch((error) => {
          onError(error)
          again()
        })
    }, RETRY_MS).unref()
  }

  async function tellEverything(): Promise<void> {
    const rows = (await client?.query('select value from revision')) as
      | { rows: { value: string }[] }
      | undefined
    const revision = Number(rows?.rows[0]?.value ?? 0)
    const counted = { from: Number.MIN_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER }
    const everything = { feedback: true, hides: true, settings: true, access: true, screens: 'all' } as const
    events.tell({ revision, counted, ...everything, turns: [], pauses: [], scenes: [], added: null })
  }

  await listen()
  return {
    async announce(tx: Transaction<Tables>, commit: Commit): Promise<void> {
      // A payload has at most 8,000 bytes, and nobody's words go over this channel: others read the entries.
      const told = { ...commit, added: null }
      const payload = JSON.stringify({ instance, commit: told } satisfies Announcement)
      await sql`select pg_notify(${sql.lit(CHANNEL)}, ${payload})`.execute(tx)
    },
    /** Hears whenever an instance has said who is at it. */
    onPresence(listener: () => void): () => void {
      presenceListeners.add(listener)
      return () => presenceListeners.delete(listener)
    },
    async close(): Promise<void> {
      closed = true
      await client?.end()
    },
  }
}
