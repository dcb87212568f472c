import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import type { Row, Table } from './table.ts'
import { encodingOf, readStart, readText, startText } from './text.ts'
import { Unusable } from './unusable.ts'

export interface CsvOptions {
  delimiter?: string
  encoding?: string
  /** The first row is an entry already; columns go by their numbers. */
  noHeader?: boolean
}

/** More than this between two quotes is a quote that was never closed. */
const LONGEST_ROW = 1_000_000
const DELIMITERS = [',', ';', '\t', '|']

export async function openCsv(path: string, options: CsvOptions): Promise<Table> {
  const start = await readStart(path)
  const encoding = options.encoding ?? encodingOf(start)
  const delimiter = options.delimiter ?? delimiterOf(startText(start, encoding))
  const rows = () => readRows(path, delimiter, readText(path, encoding))
  const first = await firstOf(rows())
  if (!first) throw new Unusable(`${path} has no rows`)
  const header = options.noHeader ? [] : first.map((name) => name.trim())
  const width = first.length
  return {
    format: 'csv',
    header,
    rows: () => entries(rows(), { skip: options.noHeader ? 0 : 1, width }),
    column: (name) => cellAt(columnAt(name, header, width)),
    namesake: (field) => (header.includes(field) ? cellAt(header.indexOf(field)) : null),
  }
}

/** The separator that the first line has most of, outside of quotes. */
function delimiterOf(start: string): string {
  const line = start.replaceAll(/"[^"]*"/g, '').split(/\r|\n/, 1)[0] ?? ''
  const count = (delimiter: string) => line.split(delimiter).length
  return DELIMITERS.reduce((best, next) => (count(next) > count(best) ? next : best))
}

async function* readRows(
  path: string,
  delimiter: string,
  text: AsyncIterable<string>,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    info: true,
    max_record_size: LONGEST_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  })
  let at = 1
  pipeline(Readable.from(text), parser, () => {})
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: Info; record: string[] }>) {
      at = info.records + info.empty_lines
      yield { number: at, cells: record }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Unusable(`${path} is not CSV from row ${at + 1} on: a quote opens and is never closed`)
  }
}

interface CsvRow {
  number: number
  cells: string[]
}

async function firstOf(rows: AsyncIterable<CsvRow>): Promise<string[] | null> {
  for await (const { cells } of rows) return cells
  return null
}

async function* entries(
  rows: AsyncIterable<CsvRow>,
  { skip, width }: { skip: number; width: number },
): AsyncGenerator<Row> {
  let seen = 0
  for await (const { number, cells } of rows) {
    seen += 1
    if (seen <= skip || cells.every((cell) => cell.trim() === '')) continue
    const row = { number, original: cells }
    const surplus = cells.slice(width).some((cell) => cell.trim() !== '')
    yield surplus ? { ...row, problem: `has ${cells.length} columns where the first row has ${width}` } : row
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

function cellAt(index: number) {
  return ({ original }: Row) => (original as readonly string[])[index]
}
