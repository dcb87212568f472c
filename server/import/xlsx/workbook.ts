import { posix } from 'node:path'
import { Unusable } from '../unusable.ts'
import type { Archive } from './archive.ts'
import { type Calendar, isDateFormat } from './formats.ts'
import { readXml, type XmlHandlers } from './xml.ts'

/** What the small parts of a workbook tell of its large ones. */
export interface Workbook {
  sheets: { name: string; part: string; hidden: boolean }[]
  /** Whether cells of this style show a date. */
  isDate: (style: number) => boolean
  /** The part that has the texts; null where there is none. */
  strings: string | null
  calendar: Calendar
}

interface Relation {
  type: string
  target: string
}

const MOST_STYLES = 65_536
const MOST_SHEETS = 1_000

export async function readWorkbook(archive: Archive, path: string): Promise<Workbook> {
  const roots = await relationsOf(archive, path, '')
  const main = [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target
  if (main === undefined || !archive.part(main)) {
    throw new Unusable(`${path} is a zip file, but no Excel workbook`)
  }
  const relations = await relationsOf(archive, path, main)
  const target = (kind: string) =>
    [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target
  const { calendar, sheets } = await readMain(archive, path, main)
  const styles = target('styles')
  return {
    calendar,
    sheets: sheets.flatMap(({ name, hidden, id }) => {
      const relation = relations.get(id)
      return relation?.type.endsWith('/worksheet') ? [{ name, hidden, part: relation.target }] : []
    }),
    strings: target('sharedStrings') ?? null,
    isDate: styles === undefined ? () => false : await readStyles(archive, path, styles),
  }
}

async function read(archive: Archive, path: string, name: string, handlers: XmlHandlers): Promise<void> {
  const part = archive.part(name)
  if (!part) return
  for await (const _ of readXml<never>(await part.open(), { path, make: () => handlers }));
}

/** What a part refers to, by id. */
async function relationsOf(archive: Archive, path: string, of: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>()
  const folder = posix.dirname(of)
  await read(archive, path, posix.join(folder, '_rels', `${posix.basename(of)}.rels`), {
    open(name, { Id: id, Type: type = '', Target: target = '' }) {
      if (name !== 'Relationship' || id === undefined || relations.size > MOST_SHEETS) return
      relations.set(id, {
        type,
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      })
    },
  })
  return relations
}

async function readMain(archive: Archive, path: string, main: string) {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let calendar: Calendar = 1900
  await read(archive, path, main, {
    open(element, attributes) {
      if (element === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) calendar = 1904
      if (element !== 'sheet' || sheets.length >= MOST_SHEETS) return
      const [, id = ''] = Object.entries(attributes).find(([name]) => name.endsWith(':id')) ?? []
      const hidden = (attributes.state ?? 'visible') !== 'visible'
      sheets.push({ name: attributes.name ?? '', id, hidden })
    },
  })
  return { calendar, sheets }
}

async function readStyles(archive: Archive, path: string, part: string): Promise<Workbook['isDate']> {
  const codes = new Map<number, string>()
  const formats: number[] = []
  let ofCells = false
  await read(archive, path, part, {
    open(name, { numFmtId = '0', formatCode }) {
      if (name === 'cellXfs') ofCells = true
      if (name === 'numFmt' && codes.size < MOST_STYLES) codes.set(Number(numFmtId), formatCode ?? '')
      if (name === 'xf' && ofCells && formats.length < MOST_STYLES) formats.push(Number(numFmtId))
    },
    close(name) {
      if (name === 'cellXfs') ofCells = false
    },
  })
  const dates = formats.map((id) => isDateFormat(id, codes.get(id)))
  return (style) => dates[style] ?? false
}
