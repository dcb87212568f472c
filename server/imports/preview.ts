import type { ImportMapping, ImportPreview, ImportPreviewRow } from '../../shared/imports.ts'
import { notValid } from '../http/problem.ts'
import { makeMapper } from '../import/mapping.ts'
import { openTable } from '../import/open.ts'
import type { Table } from '../import/table.ts'
import type { EntrySettings } from '../intake/entry.ts'
import { cellsOf, describeColumns, knownColumns } from './columns.ts'
import { makeEntries } from './entries.ts'
import type { KeptImport } from './kept.ts'
import { firstRows } from './look.ts'
import { mappingOf, writingOf, wrongIn } from './plan.ts'

const SHOWN = 20
const LOOKED_AT = 200

/** The file as the mapping says that it is written. @throws Problem 422 for what it does not have */
export async function openMapped(
  path: string,
  { format, writing }: Pick<KeptImport, 'format' | 'writing'>,
  said: ImportMapping,
): Promise<Table> {
  const table = await openTable(path, writingOf(format, { ...writing, ...said.writing }))
  const errors = wrongIn(said, table)
  if (errors.length > 0) throw notValid(errors)
  return table
}

/** The first rows as they would be kept, or why not. */
export async function previewOf(
  table: Table,
  said: ImportMapping,
  { source, now }: { source: EntrySettings; now: number },
): Promise<ImportPreview> {
  const rows = await firstRows(table, LOOKED_AT)
  const columns = knownColumns(table, rows)
  const read = makeEntries(makeMapper(table, mappingOf(said, source.timeZone)), source, now)
  const shown = rows.slice(0, SHOWN).map((row): ImportPreviewRow => {
    const made = read(row)
    const seen = { number: row.number, cells: cellsOf(columns, row) }
    return 'problem' in made
      ? { ...seen, problem: made.problem }
      : { ...seen, entry: { ...made.entry.posted } }
  })
  return { header: describeColumns(columns, rows), rows: shown }
}
