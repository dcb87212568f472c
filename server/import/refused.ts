import { constants } from 'node:fs'
import { access, type FileHandle, open, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Row, Table } from './table.ts'
import { Unusable } from './unusable.ts'

/** Rows that were not kept, with their reasons, in a file beside the first one. */
export interface RefusedFile {
  path: string
  add(row: Row, reason: string): Promise<void>
  close(): Promise<void>
}

/** The file is only made when there is something to say; one of an earlier import is taken away. */
export async function makeRefusedFile(
  sourcePath: string,
  table: Table,
  given: string | null = null,
): Promise<RefusedFile> {
  const path =
    given ?? `${await writablePath(sourcePath)}.refused.${table.format === 'ndjson' ? 'ndjson' : 'csv'}`
  await rm(path, { force: true })
  let file: FileHandle | null = null
  return {
    path,
    add: async (row, reason) => {
      file ??= await begin(path, table)
      await file.write(`${table.format === 'ndjson' ? jsonLine(row, reason) : csvLine(row, reason)}\n`)
    },
    close: async () => file?.close(),
  }
}

/** A folder that cannot be written to, a stick or a share, leaves the one where the command runs. */
async function writablePath(sourcePath: string): Promise<string> {
  const writable = await access(dirname(sourcePath), constants.W_OK).then(
    () => true,
    () => false,
  )
  return writable ? sourcePath : basename(sourcePath)
}

/** Customers' words are in it: nobody else on the machine needs to read them. */
async function begin(path: string, { format, header }: Table): Promise<FileHandle> {
  const file = await open(path, 'w', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new Unusable(`rows were refused, but ${path} cannot be written (${error.code})`)
  })
  if (format !== 'ndjson') await file.write(`${csvCells(['row', 'reason', ...header])}\n`)
  return file
}

function csvLine({ number, original }: Row, reason: string): string {
  return csvCells([String(number), reason, ...(original as readonly string[])])
}

function jsonLine({ number, original }: Row, reason: string): string {
  return JSON.stringify({ row: number, reason, original })
}

function csvCells(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
}
