import { setTimeout as wait } from 'node:timers/promises'
import type { ImportMapping } from '../../shared/imports.ts'
import { Problem } from '../http/problem.ts'
import { inBatches } from '../import/batches.ts'
import { makeIdentities } from '../import/identity.ts'
import { makeMapper } from '../import/mapping.ts'
import type { RefusedFile } from '../import/refused.ts'
import { surveyOf } from '../import/survey.ts'
import type { Row, Table } from '../import/table.ts'
import { makeRests } from '../in-turns.ts'
import { keptAs } from '../intake/answers.ts'
import type { Entry } from '../intake/entry.ts'
import { StorageUnavailable } from '../storage/errors.ts'
import type { FeedbackOperation, FeedbackOutcome } from '../storage/feedback-operations.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import { makeEntries } from './entries.ts'
import type { Reached } from './kept.ts'
import { mappingOf } from './plan.ts'
import { makeReasons } from './reasons.ts'

/** Whoever posts or hides meanwhile waits for at most one such commit: larger ones are a little faster, and too long. */
const BATCH = { most: 400, bytes: 4_000_000, sizeOf: ({ size }: Coming) => size }
/** How much of the whole the first pass is, which only counts. */
const SURVEY = 0.15
const TRIES = 10
const LONGEST_WAIT_MS = 30_000

export interface RunNeeds {
  importId: string
  /** By which the rows are known again. */
  name: string
  table: Table
  mapping: ImportMapping
  source: Source
  /** How many entries of it were kept before it was interrupted. */
  before: number
  keep: Storage['keep']
  /** Asked before each batch. @throws where its source is no more */
  alive: () => Promise<void>
  refused: RefusedFile
  now: () => number
  signal: AbortSignal
  /** Hears how far it is, often. */
  tell: (reached: Reached) => void
}

interface Coming {
  row: Row
  entry: Entry
  size: number
}

/**
 * Keeps a file's rows as entries, a batch after the other. While one is being kept the next is made ready;
 * never more than that is held.
 * @throws what ends it early; what was kept until then stays
 */
export async function runImport(needs: RunNeeds): Promise<Reached> {
  const { table, name, signal, tell, refused, before } = needs
  const reached: Reached = { progress: 0, rows: 0, kept: before, repeated: -before, refused: 0, reasons: [] }
  const reasons = makeReasons()
  const told = (): Reached => ({
    ...reached,
    repeated: Math.max(0, reached.repeated),
    reasons: reasons.told(),
  })
  const refuse = async (row: Row, why: string) => {
    reached.refused += 1
    reasons.add(row.number, why)
    await refused.add(row, why)
  }
  const share = (progress: number) => {
    reached.progress = progress
    tell(told())
  }
  const identities = makeIdentities(name)
  await surveyOf({ table, identities, signal, tell: (read) => share(read * SURVEY) })
  const counted = { ...needs, identities, reached, refuse, share }
  let keeping: Promise<void> = Promise.resolve()
  try {
    for await (const batch of inBatches(comingOf(counted), BATCH)) {
      await keeping
      keeping = keepBatch(batch, counted)
      // Whoever waits for it hears of a failure; meanwhile nobody else does.
      keeping.catch(() => undefined)
    }
  } finally {
    await keeping.catch(() => undefined)
    tell(told())
  }
  await keeping
  return { ...told(), progress: 1 }
}

interface Counting extends RunNeeds {
  identities: ReturnType<typeof makeIdentities>
  reached: Reached
  refuse: (row: Row, why: string) => Promise<void>
  share: (progress: number) => void
}

async function* comingOf(needs: Counting): AsyncGenerator<Coming> {
  const { table, mapping, source, identities, reached, refuse, share, signal, now } = needs
  const read = makeEntries(makeMapper(table, mappingOf(mapping, source.timeZone)), source, now())
  const rest = makeRests()
  for await (const row of table.rows((part) => share(SURVEY + part * (1 - SURVEY)))) {
    signal.throwIfAborted()
    reached.rows += 1
    const made = read(row, identities.idOf(row))
    if ('entry' in made) yield { row, entry: made.entry, size: sizeOf(made.entry) }
    else await refuse(row, made.problem)
    const resting = rest()
    if (resting) await resting
  }
}

/** Roughly: what is not its words is of about the same size in all. */
function sizeOf({ posted }: Entry): number {
  return 500 + (posted.comment?.length ?? 0) * 2
}

async function keepBatch(batch: Coming[], needs: Counting): Promise<void> {
  const { importId, source, reached, refuse, now, alive } = needs
  await alive()
  const at = now()
  const operations = batch.map(
    ({ entry }): FeedbackOperation => ({ kind: 'create', source, entry, importId, now: at }),
  )
  const outcomes = await untilKept(operations, needs)
  for (const [place, { row }] of batch.entries()) {
    const outcome = outcomes[place] as FeedbackOutcome
    const kept = keptAs(outcome)
    if (kept instanceof Problem) await refuse(row, kept.message)
    else if (kept.status === 201) reached.kept += 1
    else reached.repeated += 1
  }
}

/** A disk that is full or a database that is away may come back. */
async function untilKept(
  operations: readonly FeedbackOperation[],
  { keep, signal }: Pick<RunNeeds, 'keep' | 'signal'>,
): Promise<FeedbackOutcome[]> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await keep(operations)
    } catch (error) {
      if (!(error instanceof StorageUnavailable) || tried === TRIES) throw error
      await wait(Math.min(500 * 2 ** tried, LONGEST_WAIT_MS), undefined, { signal })
    }
  }
}
