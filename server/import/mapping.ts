import { DateTime } from 'luxon'
import type { Scale } from '../../shared/metric.ts'
import { BadCell } from './bad-cell.ts'
import { type DateReading, makeDateReader, noShift, type Shift } from './dates.ts'
import { FIELD_NAMES, FIELDS, type Field, typed } from './fields.ts'
import { type Scales, scaleOn } from './scales.ts'
import type { Cell, Row, Table } from './table.ts'

/** What the person said about the file. */
export interface Mapping {
  columns: ReadonlyMap<Field, string>
  constants: ReadonlyMap<Field, string>
  /** Per field, what a cell says → what it means. */
  values: ReadonlyMap<Field, ReadonlyMap<string, string>>
  scales: Scales
  dates: DateReading
  tagSeparator: RegExp
  /** Nothing is taken from a column only because it is called like a field. */
  onlyNamed?: boolean
}

/** An entry as the API takes it, not yet judged. */
export type Draft = Record<string, unknown>
/** `hint` says in the command's words what can be done about it. */
export type Mapped = { draft: Draft } | { problem: string; hint?: string | undefined }

export interface Mapper {
  map(row: Row, shift: Shift): Mapped
  /** When the file says that a row was; null where it says nothing that can be read. */
  timeOf(row: Row): DateTime | null
  /** Which fields get anything at all. */
  fields: readonly Field[]
}

export function makeMapper(table: Table, mapping: Mapping): Mapper {
  const cells = cellsOf(table, mapping)
  const read = makeDateReader(mapping.dates)
  const { zone } = mapping.dates
  const scaleOf = makeScales(table, mapping)
  const millisOf = (row: Row) => {
    const cell = meant(mapping, 'occurredAt', cells.get('occurredAt')?.(row))
    return cell === undefined ? null : read(cell)
  }
  const drafting = (row: Row, shift: Shift): Drafting => {
    const millis = millisOf(row)
    return { cells, mapping, scaleOf, time: millis === null ? null : { millis, zone }, shift }
  }
  return {
    fields: [...cells.keys()],
    timeOf: (row) =>
      attempt(
        () => timeAt(millisOf(row), zone),
        () => null,
      ),
    map: (row, shift) => {
      if (row.problem) return { problem: row.problem }
      return attempt(
        () => ({ draft: draftOf(row, drafting(row, shift)) }),
        ({ message, hint }) => ({ problem: message, hint }),
      )
    },
  }
}

function timeAt(millis: number | null, zone: string): DateTime | null {
  return millis === null ? null : DateTime.fromMillis(millis, { zone })
}

function attempt<T, E>(work: () => T, otherwise: (error: BadCell) => E): T | E {
  try {
    return work()
  } catch (error) {
    if (error instanceof BadCell) return otherwise(error)
    throw error
  }
}

/** Where each field comes from: a constant, the column that was named, or the column of the same name. */
function cellsOf(table: Table, { columns, constants, onlyNamed }: Mapping): Map<Field, Cell> {
  const cells = new Map<Field, Cell>()
  const namesake = (field: Field) => (onlyNamed ? null : table.namesake(field))
  for (const field of FIELD_NAMES) {
    const constant = constants.get(field)
    const column = columns.get(field)
    const cell = constant !== undefined ? () => constant : column ? table.column(column) : namesake(field)
    if (cell) cells.set(field, cell)
  }
  return cells
}

type ScaleOf = (row: Row, time: Time | null) => Scale | null

/** What a column says goes before the day. */
function makeScales(table: Table, { scales }: Mapping): ScaleOf {
  const conditions = (scales.conditions ?? []).map(({ column, is, scale }) => ({
    cell: table.column(column),
    ...{ is: is.trim(), scale },
  }))
  return (row, time) => {
    const fitting = conditions.find(({ cell, is }) => String(cell(row) ?? '').trim() === is)
    return (
      fitting?.scale ?? scaleOn(scales, () => time && (timeAt(time.millis, time.zone)?.toISODate() ?? null))
    )
  }
}

interface Time {
  /** Since 1970. */
  millis: number
  zone: string
}

interface Drafting {
  cells: ReadonlyMap<Field, Cell>
  mapping: Mapping
  scaleOf: ScaleOf
  time: Time | null
  shift: Shift
}

function draftOf(row: Row, { cells, mapping, scaleOf, time, shift }: Drafting): Draft {
  const draft: Draft = {}
  for (const [field, cell] of cells) {
    if (FIELDS[field] === 'time') continue
    const value = meant(mapping, field, cell(row))
    if (value !== undefined) put(draft, field, typed(field, value, mapping.tagSeparator))
  }
  if (time) put(draft, 'occurredAt', textOf(time, shift))
  const scale = draft.score === undefined ? null : scaleOf(row, time)
  if (scale) put(draft, 'scale', scale)
  return draft
}

function textOf({ millis, zone }: Time, shift: Shift): string | null {
  if (shift === noShift) return new Date(millis).toISOString()
  return shift(DateTime.fromMillis(millis, { zone })).toUTC().toISO()
}

/** The cell with the person's own words for it put in; blank is nothing. */
function meant({ values }: Mapping, field: Field, cell: unknown): unknown {
  const words = typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : cell
  if (typeof words !== 'string') return cell ?? undefined
  const value = values.get(field)?.get(words.trim()) ?? cell
  return typeof value === 'string' && value.trim() === '' ? undefined : value
}

function put(draft: Draft, field: Field, value: unknown): void {
  const [outer = '', inner] = field.split('.')
  if (inner === undefined) draft[outer] = value
  else draft[outer] = { ...(draft[outer] as Draft | undefined), [inner]: value }
}
