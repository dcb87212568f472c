import type { FieldError } from '../http/problem.ts'
import { noShift } from '../import/dates.ts'
import type { Mapper } from '../import/mapping.ts'
import type { Row } from '../import/table.ts'
import { type Entry, type EntrySettings, parseEntry } from '../intake/entry.ts'

export type ReadEntry = (row: Row, externalId?: string) => { entry: Entry } | { problem: string }

/** Makes entries of rows exactly as the command and the intake together would. */
export function makeEntries(mapper: Mapper, source: EntrySettings, now: number): ReadEntry {
  return (row, externalId) => {
    const mapped = mapper.map(row, noShift)
    if ('problem' in mapped) return mapped
    const draft = externalId === undefined ? mapped.draft : { externalId, ...mapped.draft }
    const parsed = parseEntry(draft, source, now)
    return parsed.ok ? { entry: parsed.entry } : { problem: parsed.errors.map(told).join('; ') }
  }
}

function told({ pointer, detail }: FieldError): string {
  const field = pointer.slice(1).replaceAll('/', '.')
  return field === '' ? detail : `${field}: ${detail}`
}
