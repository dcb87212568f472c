import type { Cell, Row, Table } from './table.ts'
import { Unusable } from './unusable.ts'

/** Finds cells of rows that are lists, by the names in the first row or by their numbers. */
export function columnsOf(header: readonly string[], width: number): Pick<Table, 'column' | 'namesake'> {
  return {
    column: (name) => cellAt(columnAt(name, header, width)),
    namesake: (field) => (header.includes(field) ? cellAt(header.indexOf(field)) : null),
  }
}

function columnAt(name: string, header: readonly string[], width: number): number {
  const named = header.indexOf(name.trim())
  if (named >= 0) return named
  const number = /^\d+$/.test(name) ? Number(name) : 0
  if (number >= 1 && number <= width) return number - 1
  const known = header.map((title, at) => `${at + 1} "${title}"`).join(', ') || `1 to ${width}`
  throw new Unusable(`there is no column "${name}". There are: ${known}`)
}

function cellAt(index: number): Cell {
  return ({ original }: Row) => (original as readonly string[])[index]
}

/** The rows behind the header, without those that are blank; one that is too wide has a problem of its own. */
export async function* entriesOf(
  rows: AsyncIterable<{ number: number; cells: string[]; problem?: string }>,
  { skip, width }: { skip: number; width: number },
): AsyncGenerator<Row> {
  let seen = 0
  for await (const { number, cells, problem } of rows) {
    seen += 1
    if (seen <= skip || (problem === undefined && cells.every((cell) => cell.trim() === ''))) continue
    const row = { number, original: cells }
    const surplus = cells.slice(width).some((cell) => cell.trim() !== '')
    const why =
      problem ?? (surplus ? `has ${cells.length} columns where the first row has ${width}` : undefined)
    yield why === undefined ? row : { ...row, problem: why }
  }
}
