import type { ImportColumn, ImportSampleRow } from '../../shared/imports.ts'
import type { Cell, Row, Table } from '../import/table.ts'

/** Words stand among the eleven numbers of a question. */
const VALUES = 50
const VALUE_LENGTH = 100
const CELL_LENGTH = 200
/** More columns of NDJSON are not offered; they can be named all the same. */
const POINTERS = 200
const DEPTH = 4

/** A column as a mapping names it, and where its cells are. */
export interface KnownColumn {
  key: string
  title: string
  cell: Cell
}

/** The columns of a file; of NDJSON those that its first rows have. */
export function knownColumns(table: Table, rows: readonly Row[]): KnownColumn[] {
  const keys = table.format === 'ndjson' ? pointersIn(rows) : numberedKeys(table)
  return keys.map(({ key, title }) => ({ key, title, cell: table.column(key) }))
}

/** By their titles where these tell them apart, else by their numbers. */
function numberedKeys({ header, width }: Table): { key: string; title: string }[] {
  return Array.from({ length: width }, (_, at) => {
    const title = header[at] ?? ''
    const tells = title !== '' && header.indexOf(title) === at
    return { key: tells ? title : String(at + 1), title }
  })
}

function pointersIn(rows: readonly Row[]): { key: string; title: string }[] {
  const found = new Set<string>()
  const walk = (value: unknown, at: string, depth: number) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === DEPTH) {
      if (at !== '' && found.size < POINTERS) found.add(at)
      return
    }
    for (const [key, inner] of Object.entries(value)) {
      walk(inner, `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
    }
  }
  for (const { original, problem } of rows) if (problem === undefined) walk(original, '', 0)
  return [...found].map((key) => ({ key, title: key.slice(1).replaceAll('/', '.') }))
}

/** With what stands in them. */
export function describeColumns(columns: readonly KnownColumn[], rows: readonly Row[]): ImportColumn[] {
  return columns.map(({ key, title, cell }) => {
    const values = new Set<string>()
    for (const row of rows) {
      const text = cellText(cell(row)).trim()
      if (text !== '') values.add(text.slice(0, VALUE_LENGTH))
      if (values.size > VALUES) break
    }
    return { key, title, values: [...values].slice(0, VALUES), more: values.size > VALUES }
  })
}

export function sampleOf(columns: readonly KnownColumn[], rows: readonly Row[]): ImportSampleRow[] {
  return rows.map((row) => ({ number: row.number, cells: cellsOf(columns, row) }))
}

export function cellsOf(columns: readonly KnownColumn[], row: Row): string[] {
  return columns.map(({ cell }) => cellText(cell(row)).slice(0, CELL_LENGTH))
}

export function cellText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
