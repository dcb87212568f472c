import { stringify } from 'csv-stringify/sync'
import { harmless } from '../data/harmless.ts'
import type { AuditFilter, AuditRecord } from '../storage/audit-reader.ts'
import type { Storage } from '../storage/storage.ts'

export const FILE_TYPES = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
} as const

const LINES_AT_ONCE = 500
const COLUMNS = ['number', 'at', 'actor', 'actorEmail', 'action', 'subject', 'before', 'after'] as const
const FORM = { record_delimiter: '\r\n', cast: { string: harmless } } as const
/** Spreadsheets take a file for UTF-8 only when it says so. */
const BYTE_ORDER_MARK = '\u{feff}'

/**
 * The lines that fit, the oldest first, as pieces of a file. NDJSON has all of each line, with the hash that
 * seals it and those before it; CSV is for reading in a spreadsheet.
 */
export async function* auditFile(
  { audit }: Pick<Storage, 'audit'>,
  filter: AuditFilter,
  format: keyof typeof FILE_TYPES,
): AsyncGenerator<string> {
  const text = format === 'csv' ? csv : ndjson
  if (format === 'csv') yield BYTE_ORDER_MARK + stringify([COLUMNS], FORM)
  for (let after = 0; ; ) {
    const lines = await audit.following({ ...filter, after, limit: LINES_AT_ONCE })
    if (lines.length > 0) yield text(lines)
    if (lines.length < LINES_AT_ONCE) return
    after = lines.at(-1)?.number ?? after
  }
}

function ndjson(lines: readonly AuditRecord[]): string {
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('')
}

function csv(lines: readonly AuditRecord[]): string {
  const json = (value: object | null) => (value === null ? '' : JSON.stringify(value))
  const rows = lines.map((line) => ({ ...line, before: json(line.before), after: json(line.after) }))
  return stringify(rows, { ...FORM, columns: [...COLUMNS] })
}
