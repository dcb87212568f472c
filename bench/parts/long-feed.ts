import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { createIds } from '../../server/ids.ts'
import { parseEntry } from '../../server/intake/entry.ts'
import { derive, NOT_DECIDED, postedColumns } from '../../server/storage/rows.ts'
import type { FeedbackRow } from '../../server/storage/schema.ts'
import { entryAt } from './entry.ts'
import type { Place } from './product.ts'
import { makeTables, openFeedbackTable, type Row } from './raw-rows.ts'

const DAYS = 730
const DAY_MS = 24 * 60 * 60_000
const ROWS_AT_ONCE = 500
const WORDS = 20_000
const WORDS_AN_ENTRY = 14
/** One in so many is held. */
export const HELD_EVERY = 20

/** In three of ten comments. */
export const COMMON_WORD = 'delivery'
/** In one of a hundred thousand. */
export const RARE_WORD = 'zeppelin'

export const LONG_FEED = `one in ${HELD_EVERY} held, comments of ${WORDS_AN_ENTRY} words of ${WORDS.toLocaleString('en')}`

/** Fills an empty place with entries of the last two years, the oldest first, as if they had come in one by one. */
export async function writeLongFeed(place: Place, entries: number): Promise<void> {
  await makeTables(place)
  const table = await openFeedbackTable(place)
  const newId = createIds()
  const begins = Date.now() - DAYS * DAY_MS
  for (let first = 0; first < entries; first += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, entries - first)
    const revision = first / ROWS_AT_ONCE + 1
    const timeOf = (n: number) => Math.floor(begins + (n / entries) * DAYS * DAY_MS)
    const rows = Array.from({ length: count }, (_, n) => {
      const at = timeOf(first + n)
      return rowAt(first + n, newId(at), at, revision) as unknown as Row
    })
    await table.insert(rows)
  }
  await table.setRevision(Math.ceil(entries / ROWS_AT_ONCE))
  await table.close()
}

function rowAt(n: number, id: string, at: number, revision: number): FeedbackRow {
  const posted = { ...entryAt(n, new Date(at).toISOString()), comment: commentAt(n) }
  const parsed = parseEntry(posted, { timeZone: 'UTC' }, at)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  const decided = { display: n % HELD_EVERY === 0 ? 'held' : 'shown', counted: 1, reason: null } as const
  const untouched = { note: null, pinned_at: null, starred: 0, shown_at: null, appeal: null, ...NOT_DECIDED }
  const row = { id, source_id: 'bench', arrived_at: at, ...postedColumns(parsed.entry), ...untouched }
  return derive({ ...row, ...decided, revision }, undefined, at)
}

/** Some words in many comments and most in few, as in any language; the same for the same `n`. */
function commentAt(n: number): string {
  const random = randomOf(n)
  const words = Array.from({ length: WORDS_AN_ENTRY }, () => wordAt(Math.floor(WORDS ** random())))
  if (random() < 0.3) words.push(COMMON_WORD)
  if (n % 100_000 === 77) words.push(RARE_WORD)
  return `${words.join(' ')}.`
}

function wordAt(rank: number): string {
  return rank
    .toString(36)
    .padStart(3, 'q')
    .replace(/\d/g, (digit) => 'aeioubdlmn'[Number(digit)] as string)
}

function randomOf(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b1
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39)
    state ^= state >>> 15
    return (state >>> 0) / 2 ** 32
  }
}

const LOOK_AGAIN_MS = 500

/** Settles when what finds entries knows all of them; a server must run on the place. */
export async function untilIndexed(place: Place): Promise<void> {
  if ('folder' in place) return untilFollowed(join(place.folder, 'tenfoot.db'))
  const client = new pg.Client({ connectionString: place.databaseUrl })
  await client.connect()
  await client.query('vacuum analyze feedback')
  await client.end()
}

async function untilFollowed(path: string): Promise<void> {
  const file = new DatabaseSync(path, { readOnly: true, timeout: 5_000 })
  const known = file.prepare("select value from meta where key = 'searched'")
  const newest = file.prepare('select max(revision) as value from feedback')
  while (Number(known.get()?.value) < Number(newest.get()?.value)) await sleep(LOOK_AGAIN_MS)
  file.close()
}
