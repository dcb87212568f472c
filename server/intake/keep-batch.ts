import { notValid, Problem, type ProblemDetails } from '../http/problem.ts'
import { inTurns } from '../in-turns.ts'
import { type Insight, refusalOf } from '../sources/request-log.ts'
import type { FeedbackOperation, FeedbackOutcome } from '../storage/feedback-operations.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import { keptAs } from './answers.ts'
import type { BatchItem } from './batch.ts'
import { parseEntry } from './entry.ts'

interface Batch {
  storage: Pick<Storage, 'keep'>
  items: readonly BatchItem[]
  source: Source
  /** Of the whole batch; each item's own key is this and its place, apart by what no header can hold. */
  idempotencyKey: string | undefined
  now: number
}

export interface BatchResult {
  status: number
  id?: string
  display?: string
  ignored?: string[]
  problem?: ProblemDetails
}

interface Accepted {
  place: number
  ignored: string[]
  operation: FeedbackOperation
}

/** Keeps each item for itself and answers in their order: a bad one harms no other. */
export async function keepBatch(batch: Batch): Promise<BatchResult[]> {
  const results: BatchResult[] = new Array(batch.items.length)
  const accepted: Accepted[] = []
  const all = await inTurns(batch.items.entries(), ([place, item]) => readItem(batch, item, place))
  for (const [place, read] of all.entries()) {
    if (read instanceof Problem) results[place] = refused(read)
    else accepted.push(read)
  }
  const operations = accepted.map(({ operation }) => operation)
  const outcomes = operations.length > 0 ? await batch.storage.keep(operations) : []
  for (const [index, { place, ignored }] of accepted.entries()) {
    results[place] = answer(outcomes[index] as FeedbackOutcome, ignored)
  }
  return results
}

function readItem(batch: Batch, item: BatchItem, place: number): Accepted | Problem {
  if ('problem' in item) return item.problem
  const { source, idempotencyKey, now } = batch
  const parsed = parseEntry(item.value, source, now)
  if (!parsed.ok) return notValid(parsed.errors)
  const operation = { kind: 'create', source, entry: parsed.entry, now } as const
  return {
    place,
    ignored: parsed.entry.ignored,
    operation: idempotencyKey ? { ...operation, idempotencyKey: `${idempotencyKey}\n${place}` } : operation,
  }
}

function answer(outcome: FeedbackOutcome, ignored: string[]): BatchResult {
  const kept = keptAs(outcome)
  if (kept instanceof Problem) return refused(kept)
  const { id, display } = kept.feedback
  return { status: kept.status, id, display, ...(ignored.length > 0 && { ignored }) }
}

function refused(problem: Problem): BatchResult {
  return { status: problem.status, problem: problem.details }
}

/** What the log of requests tells of a batch: how many were refused, and why the first of them. */
export function insightOf(results: readonly BatchResult[]): Insight {
  const refusals = results.flatMap(({ problem }, place) => (problem ? [{ problem, place }] : []))
  const [first] = refusals
  const counts = { entries: results.length, refused: refusals.length }
  if (!first) return counts
  const { detail, errors } = refusalOf(first.problem)
  return { ...counts, detail: `Item ${first.place}: ${detail}`, ...(errors && { errors }) }
}
