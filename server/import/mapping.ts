import type { DateTime } from 'luxon'
import type { Scale } from '../../shared/metric.ts'
import { BadCell } from './bad-cell.ts'
import { type DateReading, readDate, type Shift } from './dates.ts'
import { FIELD_NAMES, FIELDS, type Field, typed } from './fields.ts'
import { type Scales, scaleAt } from './scales.ts'
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
}

/** An entry as the API takes it, not yet judged. */
export type Draft = Record<string, unknown>
export type Mapped = { draft: Draft } | { problem: string }

export interface Mapper {
  map(row: Row, shift: Shift): Mapped
  /** When the file says that a row was; null where it says nothing that can be read. */
  timeOf(row: Row): DateTime | null
  /** Which fields get anything at all. */
  fields: readonly Field[]
}

export function makeMapper(table: Table, mapping: Mapping): Mapper {
  const cells = cellsOf(table, mapping)
  const timeOf = (row: Row) => {
    const cell = meant(mapping, 'occurredAt', cells.get('occurredAt')?.(row))
    return cell === undefined ? null : readDate(cell, mapping.dates)
  }
  return {
    fields: [...cells.keys()],
    timeOf: (row) =>
      attempt(
        () => timeOf(row),
        () => null,
      ),
    map: (row, shift) => {
      if (row.problem) return { problem: row.problem }
      return attempt(
        () => ({ draft: draftOf(row, { cells, mapping, time: timeOf(row), shift }) }),
        (error) => ({ problem: error.message }),
      )
    },
  }
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
function cellsOf(table: Table, { columns, constants }: Mapping): Map<Field, Cell> {
  const cells = new Map<Field, Cell>()
  for (const field of FIELD_NAMES) {
    const constant = constants.get(field)
    const column = columns.get(field)
    const cell =
      constant !== undefined ? () => constant : column ? table.column(column) : table.namesake(field)
    if (cell) cells.set(field, cell)
  }
  return cells
}

interface Drafting {
  cells: ReadonlyMap<Field, Cell>
  mapping: Mapping
  time: DateTime | null
  shift: Shift
}

function draftOf(row: Row, { cells, mapping, time, shift }: Drafting): Draft {
  const draft: Draft = {}
  for (const [field, cell] of cells) {
    if (FIELDS[field] === 'time') continue
    const value = meant(mapping, field, cell(row))
    if (value !== undefined) put(draft, field, typed(field, value, mapping.tagSeparator))
  }
  if (time) put(draft, 'occurredAt', shift(time).toUTC().toISO())
  const scale: Scale | null = draft.score === undefined ? null : scaleAt(mapping.scales, time)
  if (scale) put(draft, 'scale', scale)
  return draft
}

/** The cell with the person's own words for it put in; blank is nothing. */
function meant({ values }: Mapping, field: Field, cell: unknown): unknown {
  const words = typeof cell === 'boolean' || typeof cell === 'number' ? String(cell) : cell
  if (typeof words !== 'string') return cell ?? undefined
  const value = values.get(field)?.get(words.trim()) ?? cell
  return typeof value === 'string' && value.trim() === '' ? undefined : value
}

function put(draft: Draft, field: Field, value: unknown): void {
  const [outer = '', inner] = field.split('.')
  if (inner === undefined) draft[outer] = value
  else draft[outer] = { ...(draft[outer] as Draft | undefined), [inner]: value }
}
