import { notValid, Problem } from '../http/problem.ts'
import type { FeedbackOperation } from '../storage/feedback-operations.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import { type Kept, keptAs } from './answers.ts'
import { type Entry, parseEntry } from './entry.ts'

/** One entry as a source means it. @throws Problem 422 that names each field that is wrong */
export function entryOf(input: unknown, source: Source, now: number): Entry {
  const parsed = parseEntry(input, source, now)
  if (!parsed.ok) throw notValid(parsed.errors)
  return parsed.entry
}

/** Keeps what one request asks. @throws Problem where it is refused */
export async function keepOne(storage: Pick<Storage, 'keep'>, operation: FeedbackOperation): Promise<Kept> {
  const [outcome] = await storage.keep([operation])
  if (!outcome) throw new Error('the storage answered nothing')
  const kept = keptAs(outcome)
  if (kept instanceof Problem) throw kept
  return kept
}
