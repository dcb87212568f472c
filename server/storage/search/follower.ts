import { type Kysely, sql } from 'kysely'
import type { Tables } from '../schema.ts'
import type { SearchIndexDeps } from './search-index.ts'

const ROWS_AT_ONCE = 500
/** Between steps while others commit: they come first. */
const REST_WHILE_BUSY_MS = 200
const REST_MS = 10
/** After the first commit: others often follow. */
const BEGIN_AFTER_MS = 250

/** Brings the full-text index up to the newest revision, some entries at a time, whenever something was committed. */
export async function createFollower({ db, onCommit, onError }: SearchIndexDeps) {
  const kept = await sql<{ value: string }>`select value from meta where key = 'searched'`.execute(db)
  let upTo = Number(kept.rows[0]?.value ?? 0)
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let closed = false
  let busy = false

  function begin(after: number): void {
    if (closed) return
    timer ??= setTimeout(() => {
      running = step()
    }, after).unref()
  }

  /** The next one comes by itself as long as there is something left. */
  async function step(): Promise<void> {
    busy = false
    const more = await follow().catch((error) => onError(error))
    timer = undefined
    if (more || busy) begin(busy ? REST_WHILE_BUSY_MS : REST_MS)
  }

  /** Whether there may be more. */
  async function follow(): Promise<boolean> {
    const to = await nextStop(db, upTo)
    if (to === null) return false
    await indexUpTo(db, upTo, to)
    upTo = to
    return true
  }

  const stop = onCommit(() => {
    busy = true
    begin(BEGIN_AFTER_MS)
  })
  begin(BEGIN_AFTER_MS)
  return {
    /** The newest revision that the index knows; later ones it may know in part. */
    upTo: () => upTo,
    async close(): Promise<void> {
      closed = true
      stop()
      clearTimeout(timer)
      await running
    },
  }
}

/** The revision that the next step reaches: whole commits. Null where nothing has changed since. */
async function nextStop(db: Kysely<Tables>, after: number): Promise<number | null> {
  const rows = await db
    .selectFrom('feedback')
    .select('revision')
    .where('revision', '>', after)
    .orderBy('revision')
    .limit(ROWS_AT_ONCE)
    .execute()
  return rows.at(-1)?.revision ?? null
}

/** It is no commit that others hear of: nothing that can be asked for changes by it. */
async function indexUpTo(db: Kysely<Tables>, after: number, to: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`insert or replace into feedback_search (rowid, words)
      select rowid, coalesce(search, '') from feedback where revision > ${after} and revision <= ${to}`.execute(
      tx,
    )
    const kept = { key: 'searched', value: String(to) }
    await tx
      .insertInto('meta')
      .values(kept)
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: kept.value }))
      .execute()
  })
}
