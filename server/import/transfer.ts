import { inBatches } from './batches.ts'
import type { Shift } from './dates.ts'
import type { Identities } from './identity.ts'
import type { Draft, Mapped, Mapper } from './mapping.ts'
import type { Progress } from './progress.ts'
import type { RefusedFile } from './refused.ts'
import type { Sender } from './sender.ts'
import type { Row, Table } from './table.ts'
import { fateOf, type Tally } from './tally.ts'

export interface TransferNeeds {
  table: Table
  mapper: Mapper
  identities: Identities
  shift: Shift
  datesMoved: boolean
  send: Sender
  refused: RefusedFile
  progress: Progress
}

interface Outgoing {
  row: Row
  draft: Draft
  bytes: number
}

/** A request stays well below the 10 MB that a batch may have. */
const BATCH = { most: 500, bytes: 4_000_000, sizeOf: (item: Outgoing) => item.bytes }

/** Sends a file's rows, never holding more than a batch of them. */
export async function transfer(needs: TransferNeeds): Promise<Tally> {
  const tally: Tally = { kept: 0, known: 0, refused: 0 }
  try {
    for await (const batch of inBatches(outgoing(needs, tally), BATCH)) {
      await deliver(batch, needs, tally)
      needs.progress.show(tally.kept + tally.known + tally.refused, tally.refused)
    }
  } finally {
    needs.progress.end()
    await needs.refused.close()
  }
  return tally
}

/** With what the command has to say about it. */
export function problemOf({ problem, hint }: Extract<Mapped, { problem: string }>): string {
  return hint === undefined ? problem : `${problem}; ${hint}`
}

async function* outgoing(
  { table, mapper, identities, shift, refused }: TransferNeeds,
  tally: Tally,
): AsyncGenerator<Outgoing> {
  for await (const row of table.rows()) {
    const externalId = identities.idOf(row)
    const mapped = mapper.map(row, shift)
    if ('draft' in mapped) {
      const draft = { externalId, ...mapped.draft }
      yield { row, draft, bytes: Buffer.byteLength(JSON.stringify(draft)) }
    } else {
      tally.refused += 1
      await refused.add(row, problemOf(mapped))
    }
  }
}

async function deliver(
  batch: Outgoing[],
  { send, refused, datesMoved }: TransferNeeds,
  tally: Tally,
): Promise<void> {
  const outcomes = await send(batch.map(({ draft }) => draft))
  for (const [at, { row }] of batch.entries()) {
    const outcome = outcomes[at]
    if (!outcome) continue
    const fate = fateOf(outcome, datesMoved)
    tally[fate] += 1
    if (fate === 'refused') await refused.add(row, outcome.reason || `the server answers ${outcome.status}`)
  }
}
