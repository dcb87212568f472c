import { strToU8, type Zippable, zipSync } from 'fflate'

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface Written {
  /** Sheet → its rows as XML; the first one may be hidden. */
  sheets: Record<string, string>
  hidden?: string
  /** Items of the list of texts, as XML. */
  strings?: string[]
  /** Number formats of styles 0, 1, 2 …; a text is a format of the workbook's own. */
  formats?: (number | string)[]
  date1904?: boolean
}

/** A workbook as a spreadsheet writes it, part by part. */
export function xlsx({ sheets, hidden, strings = [], formats = [0], date1904 = false }: Written): Uint8Array {
  const names = Object.keys(sheets)
  const parts: Record<string, string> = {
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ...names.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['sharedStrings', '/xl/sharedStrings.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/workbook.xml': `<workbook xmlns:r="${RELATIONS}"><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${names
      .map(
        (name, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"${name === hidden ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/sharedStrings.xml': `<sst>${strings.map((item) => `<si>${item}</si>`).join('')}</sst>`,
    'xl/styles.xml': styles(formats),
  }
  for (const [at, name] of names.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] =
      `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`
  }
  return zip(parts)
}

export function zip(parts: Record<string, string | Uint8Array>): Uint8Array {
  const files: Zippable = {}
  for (const [name, part] of Object.entries(parts))
    files[name] = typeof part === 'string' ? strToU8(part) : part
  return zipSync(files, { level: 1 })
}

function relations(items: [kind: string, target: string][]): string {
  const all = items.map(
    ([kind, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${PACKAGE}">${all.join('')}</Relationships>`
}

function styles(formats: (number | string)[]): string {
  const ids = formats.map((format, at) => (typeof format === 'number' ? format : 200 + at))
  const own = formats.flatMap((format, at) =>
    typeof format === 'string'
      ? [`<numFmt numFmtId="${200 + at}" formatCode="${format.replaceAll('"', '&quot;')}"/>`]
      : [],
  )
  const cells = ids.map((id) => `<xf numFmtId="${id}"/>`)
  return `<styleSheet><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cells.join('')}</cellXfs></styleSheet>`
}

/** A row of texts that stand in their cells themselves. */
export function textRow(number: number, cells: readonly string[]): string {
  const written = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`)
  return `<row r="${number}">${written.join('')}</row>`
}
