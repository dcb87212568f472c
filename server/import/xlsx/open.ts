import { columnsOf, entriesOf } from '../columns.ts'
import type { Table, TellRead, Writing } from '../table.ts'
import { readStart } from '../text.ts'
import { Unusable } from '../unusable.ts'
import { type Archive, damaged, openArchive } from './archive.ts'
import { type SheetRow, sheetHandlers, stringHandlers } from './sheet.ts'
import { keepStrings, type Strings } from './strings.ts'
import { readWorkbook, type Workbook } from './workbook.ts'
import { readXml } from './xml.ts'

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1')
/** Excel's old form, and what stands around a file with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')

export function isZip(start: Buffer): boolean {
  return start.subarray(0, 4).equals(ZIP)
}

/** The names of a workbook's sheets, the one that is read by itself first. */
export async function sheetNames(path: string): Promise<string[]> {
  return withWorkbook(path, async (_, { sheets }) => [...sheets].sort(visibleFirst).map(({ name }) => name))
}

/** A sheet of a workbook as a table, read from the file each time anew. */
export async function openXlsx(path: string, options: Pick<Writing, 'sheet' | 'noHeader'>): Promise<Table> {
  const start = await readStart(path)
  if (start.subarray(0, 8).equals(COMPOUND)) {
    throw new Unusable(
      `${path} is of Excel's old form or has a password. Save it as .xlsx without a password`,
    )
  }
  if (!isZip(start)) throw new Unusable(`${path} is no Excel workbook`)
  const rows = (tell?: TellRead) => readRows(path, options.sheet, tell)
  const first = await firstOf(rows())
  if (!first) throw new Unusable(`${path} has no rows`)
  const header = options.noHeader ? [] : first.map((name) => name.trim())
  const width = first.length
  return {
    ...{ format: 'xlsx', header, width },
    rows: (tell) => entriesOf(rows(tell), { skip: options.noHeader ? 0 : 1, width }),
    ...columnsOf(header, width),
  }
}

async function withWorkbook<Result>(
  path: string,
  use: (archive: Archive, workbook: Workbook) => Promise<Result>,
): Promise<Result> {
  const archive = await openArchive(path)
  try {
    return await use(archive, await readWorkbook(archive, path))
  } finally {
    archive.close()
  }
}

async function* readRows(path: string, sheet: string | undefined, tell?: TellRead): AsyncGenerator<SheetRow> {
  const archive = await openArchive(path)
  let strings: Strings | null = null
  try {
    const workbook = await readWorkbook(archive, path)
    const part = archive.part(sheetOf(workbook, sheet).part)
    if (!part) throw damaged(path)
    strings = await stringsOf(archive, path, workbook.strings)
    const texts = { ...workbook, strings: strings.at }
    const make = (emit: (row: SheetRow) => void) => sheetHandlers(texts, emit)
    const told = tell && ((bytes: number) => tell(Math.min(1, bytes / part.bytes)))
    for await (const rows of readXml(await part.open(), { path, make, tell: told })) yield* rows
  } finally {
    await strings?.close()
    archive.close()
  }
}

async function stringsOf(archive: Archive, path: string, name: string | null): Promise<Strings> {
  const part = name === null ? null : archive.part(name)
  const pieces = part ? readXml(await part.open(), { path, make: stringHandlers }) : nothing()
  return keepStrings(pieces, { path })
}

async function* nothing(): AsyncGenerator<string[]> {}

function sheetOf({ sheets }: Workbook, name: string | undefined): Workbook['sheets'][number] {
  const found =
    name === undefined ? [...sheets].sort(visibleFirst)[0] : sheets.find((sheet) => sheet.name === name)
  if (found) return found
  if (name === undefined) throw new Unusable('the workbook has no sheet with rows')
  const known = sheets.map((sheet) => `"${sheet.name}"`).join(', ')
  throw new Unusable(`there is no sheet "${name}". There are: ${known}`)
}

function visibleFirst(a: { hidden: boolean }, b: { hidden: boolean }): number {
  return Number(a.hidden) - Number(b.hidden)
}

async function firstOf(rows: AsyncIterable<SheetRow>): Promise<string[] | null> {
  for await (const { cells } of rows) return cells
  return null
}
