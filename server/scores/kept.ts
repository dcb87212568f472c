import type { Storage } from '../storage/storage.ts'
import { QUARTER_MS } from '../storage/tallies.ts'
import type { Range } from './windows.ts'

/** Answers what was read of a range, or reads it. */
export type Kept<T> = (question: unknown, range: Range, read: () => Promise<T>) => Promise<T>

/**
 * Keeps so many answers until a commit touches what they count. Those that nobody asks for any more go first.
 * What lies before the running quarter-hour hardly ever changes, so it is worth keeping.
 */
export function createKept<T>(storage: Pick<Storage, 'onCommit'>, most: number): Kept<T> {
  const kept = new Map<string, { range: Range; answer: Promise<T> }>()
  storage.onCommit(({ counted }) => {
    if (!counted) return
    for (const [key, { range }] of kept) {
      if (counted.from < range.to && counted.to >= range.from) kept.delete(key)
    }
  })

  return (question, range, read) => {
    const key = JSON.stringify([question, range])
    const known = kept.get(key)
    kept.delete(key)
    if (!known && kept.size >= most) kept.delete(kept.keys().next().value as string)
    const entry = known ?? { range, answer: read() }
    kept.set(key, entry)
    entry.answer.catch(() => {
      if (kept.get(key) === entry) kept.delete(key)
    })
    return entry.answer
  }
}

/** A range as what lies before the running quarter-hour, and what is still moving. Either may be empty. */
export function atRunningQuarter({ from, to }: Range, now: number): { closed: Range; running: Range } {
  const quarter = Math.floor(now / QUARTER_MS) * QUARTER_MS
  const cut = Math.min(Math.max(quarter, from), to)
  return { closed: { from, to: cut }, running: { from: cut, to } }
}

export function isEmpty({ from, to }: Range): boolean {
  return from >= to
}
