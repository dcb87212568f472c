import { pipeline, Readable } from 'node:stream'
import { CsvError, type Info, parse } from 'csv-parse'
import { columnsOf, entriesOf } from './columns.ts'
import type { Table, TellRead, Writing } from './table.ts'
import { encodingOf, readStart, readText, startText } from './text.ts'
import { Unusable } from './unusable.ts'

/** More than this between two quotes is a quote that was never closed. */
const LONGEST_ROW = 1_000_000
const DELIMITERS = [',', ';', '\t', '|']

export async function openCsv(path: string, options: Omit<Writing, 'format' | 'sheet'>): Promise<Table> {
  const start = await readStart(path)
  const encoding = options.encoding ?? encodingOf(start)
  const delimiter = options.delimiter ?? delimiterOf(startText(start, encoding))
  const rows = (tell?: TellRead) => readRows(path, delimiter, readText(path, encoding, tell))
  const first = await firstOf(rows())
  if (!first) throw new Unusable(`${path} has no rows`)
  const header = options.noHeader ? [] : first.map((name) => name.trim())
  const width = first.length
  return {
    ...{ format: 'csv', header, width },
    rows: (tell) => entriesOf(rows(tell), { skip: options.noHeader ? 0 : 1, width }),
    ...columnsOf(header, width),
  }
}

/** The separator that the first line has most of, outside of quotes. */
export function delimiterOf(start: string): string {
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
