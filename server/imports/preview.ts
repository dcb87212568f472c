import type { ImportMapping, ImportPreview, ImportPreviewRow } from '../../shared/imports.ts'
import { notValid } from '../http/problem.ts'
import { makeMapper } from '../import/mapping.ts'
import { openTable } from '../import/open.ts'
import type { Table } from '../import/table.ts'
import type { EntrySettings } from '../intake/entry.ts'
import { cellsOf, describeColumns, knownColumns } from './columns.ts'
import { makeEntries } from './entries.ts'
import { guessMapping } from './guess.ts'
import type { KeptImport } from './kept.ts'
import { firstRows } from './look.ts'
import { mappingOf, saysSomething, writingOf, wrongIn } from './plan.ts'

const SHOWN = 20
const LOOKED_AT = 200

type Written = Pick<KeptImport, 'format' | 'writing'>

/** The file as the mapping says that it is written. @throws Problem 422 for what it does not have */
export async function openWritten(
  path: string,
  { format, writing }: Written,
  said: ImportMapping,
): Promise<Table> {
  const table = await openTable(path, writingOf(format, { ...writing, ...said.writing }))
  const errors = wrongIn(said, table)
  if (errors.length > 0) throw notValid(errors)
  return table
}

/** The same, to make entries of it. @throws Problem 422 also where the mapping says of no column that it speaks */
export async function openMapped(path: string, written: Written, said: ImportMapping): Promise<Table> {
  const table = await openWritten(path, written, said)
  if (saysSomething(said)) return table
  const detail = 'needs a column for the score or for the comment'
  throw notValid([{ pointer: '/mapping/columns', detail }])
}

/** The first rows as they would be kept, or why not. */
export async function previewOf(
  table: Table,
  said: ImportMapping,
  { source, now }: { source: EntrySettings; now: number },
): Promise<ImportPreview> {
  const rows = await firstRows(table, LOOKED_AT)
  const columns = knownColumns(table, rows)
  const header = describeColumns(columns, rows)
  const { guess, doubts } = guessMapping(header, columns, rows, source)
  const read = makeEntries(makeMapper(table, mappingOf(said, source.timeZone)), source, now)
  const shown = rows.slice(0, SHOWN).map((row): ImportPreviewRow => {
    const made = read(row)
    const seen = { number: row.number, cells: cellsOf(columns, row) }
    return 'problem' in made
      ? { ...seen, problem: made.problem }
      : { ...seen, entry: { ...made.entry.posted } }
  })
  const { writing } = said
  return { header, rows: shown, guess: { ...guess, ...(writing && { writing }) }, doubts }
}
