import { type Compilable, CompiledQuery, type QueryExecutorProvider } from 'kysely'

/** More rows go in several statements: few enough shapes to keep each one prepared. */
const ROWS_AT_ONCE = 64

/** A database or a transaction on it. */
export interface Runner extends QueryExecutorProvider {
  executeQuery<R>(query: CompiledQuery<R>): Promise<{ rows: R[] }>
}

/**
 * A statement over many rows whose text is built once for each number of rows. Building it anew for every
 * commit costs more than running it.
 */
export function createBulk<Item, Row = unknown>(
  build: (placeholders: Item[]) => Compilable<Row>,
  values: (item: Item) => unknown[],
  placeholder: Item,
): (tx: Runner, items: readonly Item[]) => Promise<Row[]> {
  const texts: string[] = []
  const textFor = (rows: number) => {
    texts[rows] ??= build(Array.from({ length: rows }, () => placeholder)).compile().sql
    return texts[rows]
  }
  return async (tx, items) => {
    const found: Row[] = []
    for (let start = 0; start < items.length; start += ROWS_AT_ONCE) {
      const chunk = items.slice(start, start + ROWS_AT_ONCE)
      const parameters: unknown[] = []
      for (const item of chunk) for (const value of values(item)) parameters.push(value)
      const query = CompiledQuery.raw(textFor(chunk.length), parameters) as CompiledQuery<Row>
      const { rows } = await tx.executeQuery(query)
      for (const row of rows) found.push(row)
    }
    return found
  }
}
