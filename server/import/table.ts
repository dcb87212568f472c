/** One entry of a file, before anything was made of it. */
export interface Row {
  /** As a spreadsheet or an editor counts: the header is row 1. */
  number: number
  /** The cells of a CSV row, or what a line of NDJSON says. */
  original: unknown
  /** Why nothing can be made of it at all. */
  problem?: string
}

export type Cell = (row: Row) => unknown

/** A file as rows. It is read from the start each time it is asked for its rows, and never held as a whole. */
export interface Table {
  format: 'csv' | 'ndjson'
  /** The names of the columns; empty where rows name their own. */
  header: readonly string[]
  rows(): AsyncIterable<Row>
  /** The cell that a column names; throws `Unusable` where there is no such column. */
  column(name: string): Cell
  /** The cell of a column that is called like a field of Tenfoot's, if there is one. */
  namesake(field: string): Cell | null
}
