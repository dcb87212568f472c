import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { entryAt } from './entry.ts'

const COLUMNS = [
  'Score',
  'Comment',
  'Customer ID',
  'Name',
  'E-Mail',
  'Segment',
  'Location',
  'Touchpoint',
  'Date',
]
/** Three years, about as many answers an hour as many rows make. */
const SPAN_MS = 3 * 365 * 24 * 60 * 60_000
const ROWS_AT_ONCE = 1_000

/** Writes a history of so many answers as CSV, the oldest first, without ids of its own. */
export async function writeHistory(path: string, rows: number, until: number): Promise<void> {
  function* pieces(): Generator<string> {
    yield `${COLUMNS.join(',')}\n`
    for (let n = 0; n < rows; n += ROWS_AT_ONCE) {
      yield Array.from({ length: Math.min(ROWS_AT_ONCE, rows - n) }, (_, more) =>
        lineOf(n + more, until - SPAN_MS + ((n + more) * SPAN_MS) / rows),
      ).join('')
    }
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path))
}

function lineOf(n: number, at: number): string {
  const { score, comment, author, location, touchpoint } = entryAt(n, new Date(at).toISOString())
  const cells = [score, `"${comment} (${n})"`, author.id, author.name, author.email, author.segment]
  return `${[...cells, location, touchpoint, new Date(at).toISOString()].join(',')}\n`
}
