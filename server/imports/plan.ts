import type { ImportFormat, ImportMapping, ImportWriting } from '../../shared/imports.ts'
import type { FieldError } from '../http/problem.ts'
import type { Field } from '../import/fields.ts'
import type { Mapping } from '../import/mapping.ts'
import type { Scales } from '../import/scales.ts'
import type { Table, Writing } from '../import/table.ts'
import { Unusable } from '../import/unusable.ts'

/** What the wizard said, in the words that the command shares with it. */
export function mappingOf(said: ImportMapping, usualZone: string): Mapping {
  return {
    columns: fieldsOf(said.columns),
    constants: fieldsOf({ ...said.set, ...(said.metric && { metric: said.metric }) }),
    values: valuesOf(said.values),
    scales: scalesOf(said),
    dates: { format: said.dateFormat ?? null, zone: said.zone ?? usualZone },
    tagSeparator: said.tagSeparator ? new RegExp(RegExp.escape(said.tagSeparator)) : /[,;|]/,
    onlyNamed: true,
  }
}

export function writingOf(format: ImportFormat, said: ImportWriting): Writing {
  const { encoding, delimiter, sheet, header = true } = said
  return { ...{ format, encoding, delimiter, sheet }, noHeader: !header }
}

/** What of a mapping the file does not have. */
export function wrongIn(said: ImportMapping, table: Table): FieldError[] {
  const errors: FieldError[] = []
  const look = (pointer: string, column: string) => {
    try {
      table.column(column)
    } catch (error) {
      if (!(error instanceof Unusable)) throw error
      errors.push({ pointer, detail: 'names a column that the file does not have' })
    }
  }
  for (const [field, column] of Object.entries(said.columns)) look(`/mapping/columns/${field}`, column)
  for (const [place, { when }] of (said.scales ?? []).entries()) {
    if ('column' in when) look(`/mapping/scales/${place}/when/column`, when.column)
  }
  return errors
}

/** Whether a mapping makes entries at all: these have a score or a comment. */
export function saysSomething(said: ImportMapping): boolean {
  const given = { ...said.columns, ...said.set }
  return given.score !== undefined || given.comment !== undefined
}

function fieldsOf(texts: Partial<Record<string, string>> = {}): Map<Field, string> {
  return new Map(Object.entries(texts).filter(([, text]) => text !== undefined) as [Field, string][])
}

function valuesOf(said: ImportMapping['values'] = {}): Mapping['values'] {
  const meanings = Object.entries(said).map(([field, words]) => {
    const trimmed = Object.entries(words).map(([from, to]) => [from.trim(), to] as const)
    return [field as Field, new Map(trimmed)] as const
  })
  return new Map(meanings)
}

function scalesOf({ scale, scales = [] }: ImportMapping): Scales {
  return {
    first: scale ?? null,
    changes: scales
      .flatMap(({ when, scale }) => ('from' in when ? [{ day: when.from, scale }] : []))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
    conditions: scales.flatMap(({ when, scale }) => ('column' in when ? [{ ...when, scale }] : [])),
  }
}
