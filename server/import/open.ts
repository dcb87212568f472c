import { openCsv } from './csv.ts'
import { openNdjson } from './ndjson.ts'
import type { Said } from './options.ts'
import type { Table } from './table.ts'
import { encodingOf, readStart, startText } from './text.ts'
import { Unusable } from './unusable.ts'

/** Opens a file as what it is said to be, else as what its name or its first sign says. */
export async function openTable(path: string, said: Said): Promise<Table> {
  const encoding = said.text('encoding')
  const format = said.text('format') ?? (await guessFormat(path))
  if (format === 'ndjson') return openNdjson(path, { ...(encoding && { encoding }) })
  if (format !== 'csv') throw new Unusable(`--format ${format} is neither csv nor ndjson`)
  const delimiter = said.text('delimiter')?.replace('\\t', '\t')
  const noHeader = said.flag('no-header')
  return openCsv(path, { noHeader, ...(encoding && { encoding }), ...(delimiter && { delimiter }) })
}

async function guessFormat(path: string): Promise<'csv' | 'ndjson'> {
  if (/\.(ndjson|jsonl)$/i.test(path)) return 'ndjson'
  if (/\.(csv|tsv)$/i.test(path)) return 'csv'
  const start = await readStart(path)
  return /^\s*[{[]/.test(startText(start, encodingOf(start))) ? 'ndjson' : 'csv'
}
