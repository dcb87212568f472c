import type { Scale } from '../../shared/metric.ts'
import { BadCell } from './bad-cell.ts'
import { readScale } from './scales.ts'

/** What a cell must become to stand in a field of an entry. */
type Kind = 'text' | 'number' | 'yes or no' | 'list' | 'time' | 'scale'

/** The fields of an entry that a column can fill, by their names in the API. */
export const FIELDS = {
  externalId: 'text',
  metric: 'text',
  score: 'number',
  scale: 'scale',
  comment: 'text',
  'author.id': 'text',
  'author.name': 'text',
  'author.email': 'text',
  'author.company': 'text',
  'author.segment': 'text',
  'author.value': 'number',
  location: 'text',
  touchpoint: 'text',
  channel: 'text',
  tags: 'list',
  language: 'text',
  occurredAt: 'time',
  link: 'text',
  'consent.show': 'yes or no',
  'consent.name': 'yes or no',
  test: 'yes or no',
} as const satisfies Record<string, Kind>

export type Field = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as Field[]

/** Those that a person may name a column or a value for; a whole file's scale has flags of its own. */
export const NAMED_FIELDS = FIELD_NAMES.filter((field) => field !== 'scale')

export function isField(name: string): name is Field {
  return Object.hasOwn(FIELDS, name)
}

const YES = new Set(['true', 'yes', 'y', '1'])
const NO = new Set(['false', 'no', 'n', '0'])

/** A cell as its field wants it. Values that JSON already typed pass as they are: the server judges them. */
export function typed(field: Field, cell: unknown, tagSeparator: RegExp): unknown {
  const kind: Kind = FIELDS[field]
  if (typeof cell === 'number' && kind === 'text') return textOf(field, cell)
  if (typeof cell !== 'string') return cell
  if (kind === 'number') return numberOf(field, cell)
  if (kind === 'scale') return scaleOf(cell)
  if (kind === 'yes or no') return yesOrNo(field, cell)
  if (kind === 'list') return listOf(cell, tagSeparator)
  return cell
}

/** JSON has rounded a longer number before anybody could look at it, and two customers may have become one. */
function textOf(field: Field, cell: number): string {
  if (Number.isInteger(cell) && !Number.isSafeInteger(cell)) {
    throw new BadCell(`${field}: ${cell} is too long for a number; write it in quotes`)
  }
  return String(cell)
}

/** `4`, `4.0`, `4,0` and `+4` are 4. What is no number at all is refused here, what is no score by the server. */
function numberOf(field: Field, cell: string): number {
  const text = cell.trim().replace('−', '-')
  const plain = /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(plain)) {
    throw new BadCell(
      `${field}: "${cell}" is not a number`,
      `--value "${field}:${cell}=…" can say what it means`,
    )
  }
  return Number(plain)
}

function yesOrNo(field: Field, cell: string): boolean {
  const text = cell.trim().toLowerCase()
  if (YES.has(text)) return true
  if (NO.has(text)) return false
  throw new BadCell(
    `${field}: "${cell}" is neither yes nor no`,
    `--value "${field}:${cell}=yes" can say what it means`,
  )
}

function scaleOf(cell: string): Scale {
  const scale = readScale(cell)
  if (!scale) throw new BadCell(`scale: "${cell}" is no scale; it should look like 1-10`)
  return scale
}

function listOf(cell: string, separator: RegExp): string[] {
  const items = cell.split(separator).map((item) => item.trim())
  return [...new Set(items)].filter((item) => item !== '')
}
