import { stringify } from 'csv-stringify/sync'
import type { Feedback } from '../../shared/feedback.ts'
import { harmless } from './harmless.ts'

type Cell = string | number | boolean | null | undefined

/** The columns of a file, in their order: only ever added to at the end. */
const COLUMNS: readonly [name: string, value: (entry: Feedback) => Cell][] = [
  ['id', ({ id }) => id],
  ['source', ({ source }) => source],
  ['externalId', ({ externalId }) => externalId],
  ['arrivedAt', ({ arrivedAt }) => arrivedAt],
  ['occurredAt', ({ occurredAt }) => occurredAt],
  ['metric', ({ metric }) => metric],
  ['score', ({ score }) => score],
  ['scaleMin', ({ scale }) => scale?.min],
  ['scaleMax', ({ scale }) => scale?.max],
  ['mood', ({ mood }) => mood],
  ['comment', ({ comment }) => comment],
  ['authorId', ({ author }) => author?.id],
  ['authorName', ({ author }) => author?.name],
  ['authorEmail', ({ author }) => author?.email],
  ['authorCompany', ({ author }) => author?.company],
  ['authorSegment', ({ author }) => author?.segment],
  ['authorValue', ({ author }) => author?.value],
  ['location', ({ location }) => location],
  ['touchpoint', ({ touchpoint }) => touchpoint],
  ['channel', ({ channel }) => channel],
  ['tags', ({ tags }) => tags?.join('; ')],
  ['language', ({ language }) => language],
  ['link', ({ link }) => link],
  ['consentShow', ({ consent }) => consent?.show],
  ['consentName', ({ consent }) => consent?.name],
  ['test', ({ test }) => test ?? false],
  ['display', ({ display }) => display],
  ['counted', ({ counted }) => counted],
  ['reason', ({ reason }) => reason],
  ['note', ({ note }) => note],
  ['pinned', ({ pinned }) => pinned],
  ['starred', ({ starred }) => starred],
]

/** Spreadsheets take a file for UTF-8 only when it says so. */
const BYTE_ORDER_MARK = '\u{feff}'

const FORM = {
  record_delimiter: '\r\n',
  cast: { boolean: (value: boolean) => String(value), string: harmless },
} as const

/** The first line. */
export function csvHead(): string {
  return BYTE_ORDER_MARK + stringify([COLUMNS.map(([name]) => name)], FORM)
}

export function csvRows(entries: readonly Feedback[]): string {
  return stringify(
    entries.map((entry) => COLUMNS.map(([, value]) => value(entry))),
    FORM,
  )
}
