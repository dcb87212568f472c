import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import type { Row, Table } from './table.ts'

/** Rows that were not kept, with their reasons, in a file beside the first one. */
export interface RefusedFile {
  path: string
  add(row: Row, reason: string): Promise<void>
  close(): Promise<void>
}

/** The file is only made when there is something to say; one of an earlier import is taken away. */
export async function makeRefusedFile(sourcePath: string, table: Table): Promise<RefusedFile> {
  const path = `${sourcePath}.refused.${table.format}`
  await rm(path, { force: true })
  let stream: WriteStream | null = null
  const write = async (line: string) => {
    stream ??= begin(path, table)
    if (!stream.write(`${line}\n`)) await once(stream, 'drain')
  }
  return {
    path,
    add: (row, reason) => write(table.format === 'csv' ? csvLine(row, reason) : jsonLine(row, reason)),
    close: async () => {
      stream?.end()
      if (stream) await finished(stream)
    },
  }
}

/** Customers' words are in it: nobody else on the machine needs to read them. */
function begin(path: string, { format, header }: Table): WriteStream {
  const stream = createWriteStream(path, { mode: 0o600 })
  if (format === 'csv') stream.write(`${csvCells(['row', 'reason', ...header])}\n`)
  return stream
}

function csvLine({ number, original }: Row, reason: string): string {
  return csvCells([String(number), reason, ...(original as readonly string[])])
}

function jsonLine({ number, original }: Row, reason: string): string {
  return JSON.stringify({ row: number, reason, original })
}

function csvCells(cells: readonly string[]): string {
  return cells.map((cell) => (/[",;\r\n\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}
