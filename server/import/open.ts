import { openCsv } from './csv.ts'
import { openNdjson } from './ndjson.ts'
import type { Table, Writing } from './table.ts'
import { encodingOf, readStart, startText } from './text.ts'
import { Unusable } from './unusable.ts'
import { isZip, openXlsx } from './xlsx/open.ts'

/** Opens a file as what it is said to be, else as what its name or its first sign says. */
export async function openTable(path: string, writing: Writing = {}): Promise<Table> {
  const format = writing.format ?? (await guessFormat(path))
  if (format === 'ndjson') return openNdjson(path, writing)
  if (format === 'xlsx') return openXlsx(path, writing)
  if (format !== 'csv') throw new Unusable(`--format ${format} is neither csv, ndjson nor xlsx`)
  const delimiter = writing.delimiter?.replace('\\t', '\t')
  return openCsv(path, { ...writing, delimiter })
}

async function guessFormat(path: string): Promise<'csv' | 'ndjson' | 'xlsx'> {
  if (/\.(ndjson|jsonl)$/i.test(path)) return 'ndjson'
  if (/\.(csv|tsv)$/i.test(path)) return 'csv'
  if (/\.xls[xm]$/i.test(path)) return 'xlsx'
  return formatOf(await readStart(path))
}

/** What the first bytes of a file look like. */
export function formatOf(start: Buffer): 'csv' | 'ndjson' | 'xlsx' {
  if (isZip(start)) return 'xlsx'
  return /^\s*[{[]/.test(startText(start, encodingOf(start))) ? 'ndjson' : 'csv'
}
