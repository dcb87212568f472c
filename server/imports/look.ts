import type { ImportFormat, ImportWriting } from '../../shared/imports.ts'
import { delimiterOf } from '../import/csv.ts'
import { formatOf, openTable } from '../import/open.ts'
import type { Row, Table } from '../import/table.ts'
import { encodingOf, readStart, startText } from '../import/text.ts'
import { Unusable } from '../import/unusable.ts'
import { sheetNames } from '../import/xlsx/open.ts'
import { describeColumns, knownColumns, sampleOf } from './columns.ts'
import { guessMapping } from './guess.ts'
import type { UsualScore } from './guess-score.ts'
import type { FileLook } from './kept.ts'
import { writingOf } from './plan.ts'
import type { NamedFile } from './told.ts'

const SAMPLE = 20
/** So many rows tell what is in a column. */
const LOOKED_AT = 200

/** What a file is, by its start and its name. @throws Unusable where it is no table at all */
export async function formatOfFile({ path, name }: NamedFile): Promise<ImportFormat> {
  const start = await readStart(path)
  const found = formatOf(start)
  if (found === 'xlsx' || /\.xls[xm]?$/i.test(name)) return 'xlsx'
  if (encodingOf(start) === 'utf-8' && utf16Of(start) === null && start.includes(0)) {
    throw new Unusable(`${path} is neither text nor a workbook`)
  }
  if (/\.(ndjson|jsonl)$/i.test(name)) return 'ndjson'
  return /\.(csv|tsv)$/i.test(name) ? 'csv' : found
}

/** How a text file is written, as far as its bytes tell. */
export async function guessWriting(
  path: string,
  format: ImportFormat,
  utf8: boolean,
): Promise<ImportWriting> {
  if (format === 'xlsx') return {}
  const start = await readStart(path)
  const marked = encodingOf(start)
  const encoding = marked !== 'utf-8' ? marked : (utf16Of(start) ?? (utf8 ? 'utf-8' : 'windows-1252'))
  if (format === 'ndjson') return { encoding }
  return { encoding, delimiter: delimiterOf(startText(start, encoding)) }
}

/** Text of western languages has a zero in every other byte; null where it has not. */
function utf16Of(start: Buffer): string | null {
  const zeros = [0, 0]
  const looked = Math.min(start.length, 4096)
  for (let at = 0; at < looked; at += 1) if (start[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > looked / 4 && even < looked / 50) return 'utf-16le'
  return even > looked / 4 && odd < looked / 50 ? 'utf-16be' : null
}

/** What the first rows tell, and what could be made of them. */
export async function lookAt(
  path: string,
  format: ImportFormat,
  { said, usual }: { said: ImportWriting; usual: UsualScore },
): Promise<FileLook> {
  const writing = { header: true, ...said }
  const table = await openTable(path, writingOf(format, writing))
  const rows = await firstRows(table, LOOKED_AT)
  const columns = knownColumns(table, rows)
  const header = describeColumns(columns, rows)
  const { guess, doubts } = guessMapping(header, columns, rows, usual)
  return {
    ...{ header, guess, doubts, writing },
    sheets: format === 'xlsx' ? await sheetNames(path) : [],
    sample: sampleOf(columns, rows.slice(0, SAMPLE)),
  }
}

export async function firstRows(table: Table, most: number): Promise<Row[]> {
  const rows: Row[] = []
  for await (const row of table.rows()) {
    rows.push(row)
    if (rows.length === most) break
  }
  return rows
}
