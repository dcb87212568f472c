import type { Transaction } from 'kysely'
import { type Decision, decide, type Judged } from '../moderation/rules/decide.ts'
import type { KeptRuling } from './ruled.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import { searchText } from './search/text.ts'
import type { StoredOperation } from './stored-operations.ts'

const HOUR_MS = 60 * 60_000
const MINUTE_MS = 60_000
const KEYS_AT_ONCE = 500

/** How often words came in the hours before, as far as somebody asked: by hours, then by key. */
export type Repeats = Map<number, Map<string, number>>

/** Counts what the operations of a commit ask for. */
export async function readRepeats(
  tx: Transaction<Tables>,
  operations: readonly StoredOperation[],
): Promise<Repeats> {
  const repeats: Repeats = new Map()
  let now = 0
  for (const operation of operations) {
    now = Math.max(now, operation.now)
    for (const [hours, key] of askedBy(operation)) {
      const keys = repeats.get(hours) ?? new Map<string, number>()
      repeats.set(hours, keys.set(key, 0))
    }
  }
  for (const [hours, counts] of repeats) await countInto(tx, counts, now - hours * HOUR_MS)
  return repeats
}

function askedBy(operation: StoredOperation): [hours: number, key: string][] {
  if (operation.kind === 'delivery') {
    return operation.events.flatMap((event) => (event.kind === 'upsert' ? askedOf(event.judged) : []))
  }
  return operation.kind === 'withdraw' ? [] : askedOf(operation.judged)
}

function askedOf(judged: Judged | undefined): [hours: number, key: string][] {
  const key = judged?.wordsKey
  if (!judged || key === null || key === undefined) return []
  return judged.candidates.flatMap(({ repeated }) => (repeated ? [[repeated.hours, key]] : []))
}

async function countInto(tx: Transaction<Tables>, counts: Map<string, number>, since: number): Promise<void> {
  const keys = [...counts.keys()]
  for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
    const rows = await tx
      .selectFrom('feedback')
      .select(['words_key', (eb) => eb.fn.countAll<number>().as('n')])
      .where('words_key', 'in', keys.slice(start, start + KEYS_AT_ONCE))
      .where('arrived_at', '>', since)
      .groupBy('words_key')
      .execute()
    for (const { words_key, n } of rows) counts.set(words_key as string, Number(n))
  }
}

/** Words that came in this commit are as those that came before it. */
export function rememberWords(repeats: Repeats, { words_key }: FeedbackRow): void {
  if (words_key === null) return
  for (const counts of repeats.values()) {
    const before = counts.get(words_key)
    if (before !== undefined) counts.set(words_key, before + 1)
  }
}

/** What the rules decide; `itself` is the entry as it is, which repeats nothing. */
export function decisionOf(
  repeats: Repeats,
  { candidates, wordsKey }: Judged,
  now: number,
  itself?: FeedbackRow,
): Decision {
  return decide(candidates, (hours) => {
    if (wordsKey === null) return 0
    const came = repeats.get(hours)?.get(wordsKey) ?? 0
    const isCounted = itself?.words_key === wordsKey && itself.arrived_at > now - hours * HOUR_MS
    return isCounted ? came - 1 : came
  })
}

/** Adds the rules' tags to those that were sent. */
export function withTags(row: FeedbackRow, tags: readonly string[]): void {
  if (tags.length === 0) return
  const own: string[] = row.tags === null ? [] : JSON.parse(row.tags)
  row.tags = JSON.stringify([...new Set([...own, ...tags])])
  row.search = searchText(row)
}

/** Keeps which rules decided, and lets walls wait where they say so; the row's visibility is known by now. */
export function keepRuling(row: FeedbackRow, { ruled, delay, suspected }: Decision, now: number): void {
  const until = row.shown_at !== null && delay > 0 ? now + delay * MINUTE_MS : null
  if (until !== null) row.shown_at = until
  row.suspected = suspected ? 1 : 0
  const kept: KeptRuling = { by: ruled, ...(until !== null && { until }) }
  row.ruled = ruled.length > 0 ? JSON.stringify(kept) : null
}
