import type { ImportFormat } from '../../shared/imports.ts'

/** One entry of a file, before anything was made of it. */
export interface Row {
  /** As a spreadsheet or an editor counts: the header is row 1. */
  number: number
  /** The cells of a row, or what a line of NDJSON says. */
  original: unknown
  /** Why nothing can be made of it at all. */
  problem?: string
}

export type Cell = (row: Row) => unknown

/** Hears how much of a file is read, from 0 to 1. */
export type TellRead = (share: number) => void

/** A file as rows. It is read from the start each time it is asked for its rows, and never held as a whole. */
export interface Table {
  format: ImportFormat
  /** The names of the columns; empty where rows name their own. */
  header: readonly string[]
  /** How many columns there are; 0 where rows name their own. */
  width: number
  rows(tell?: TellRead): AsyncIterable<Row>
  /** The cell that a column names; throws `Unusable` where there is no such column. */
  column(name: string): Cell
  /** The cell of a column that is called like a field of Tenfoot's, if there is one. */
  namesake(field: string): Cell | null
}

/** How a file is written, as far as somebody said so. */
export interface Writing {
  format?: string | undefined
  encoding?: string | undefined
  delimiter?: string | undefined
  /** The first row is an entry already; columns go by their numbers. */
  noHeader?: boolean | undefined
  /** The name of a sheet. */
  sheet?: string | undefined
}
