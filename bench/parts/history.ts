import { createIds } from '../../server/ids.ts'
import { openStorage } from '../../server/storage/storage.ts'
import { entryAt } from './entry.ts'

const DAY_MS = 24 * 60 * 60_000
/** The same last 30 days for every length of history; what is more lies in the two years before them. */
const RECENT = { entries: 8_000, days: 30 }
const EARLIER_DAYS = 730
const AT_ONCE = 2_000

export const HISTORY = `${RECENT.entries.toLocaleString('en')} entries in the last ${RECENT.days} days in both, the rest in two years before`

/** Fills an empty data folder through the storage's own door, oldest entry first. */
export async function writeHistory(folder: string, entries: number): Promise<void> {
  const storage = await openStorage({
    at: { folder },
    newId: createIds(),
    now: Date.now,
    onError: console.error,
  })
  const now = Date.now()
  const source = { id: 'bench', policy: 'publish' } as const
  const create = (n: number) => {
    const at = timeOf(n, entries, now)
    const posted = { ...entryAt(n, new Date(at).toISOString()), metric: 'nps' as const }
    return {
      kind: 'create' as const,
      source,
      entry: { posted, at, contentHash: String(n), ignored: [] },
      now: at,
    }
  }
  for (let first = 0; first < entries; first += AT_ONCE) {
    const count = Math.min(AT_ONCE, entries - first)
    await storage.keep(Array.from({ length: count }, (_, n) => create(first + n)))
  }
  await storage.close()
}

function timeOf(n: number, entries: number, now: number): number {
  const earlier = entries - RECENT.entries
  const begins = now - RECENT.days * DAY_MS
  if (n < earlier) return Math.floor(begins - ((earlier - n) / earlier) * EARLIER_DAYS * DAY_MS)
  return Math.floor(begins + ((n - earlier) / RECENT.entries) * RECENT.days * DAY_MS)
}
