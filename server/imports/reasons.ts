import type { ImportReason } from '../../shared/imports.ts'

const TOLD = 20
/** Beyond these, others are told as one. */
const KINDS = 200
const OTHERS = 'other reasons'

export type Reasons = ReturnType<typeof makeReasons>

/** Counts why rows are refused. Reasons that differ only in what a cell says are one, told by its first row. */
export function makeReasons() {
  const kinds = new Map<string, ImportReason>()
  return {
    add(row: number, detail: string): void {
      const kind = withoutCells(detail)
      const known = kinds.get(kind) ?? (kinds.size < KINDS ? undefined : kinds.get(OTHERS))
      if (known) known.rows += 1
      else if (kinds.size < KINDS) kinds.set(kind, { detail, rows: 1, firstRow: row })
      else kinds.set(OTHERS, { detail: OTHERS, rows: 1, firstRow: row })
    },
    /** The most frequent first. */
    told: (): ImportReason[] =>
      [...kinds.values()].sort((a, b) => b.rows - a.rows || a.firstRow - b.firstRow).slice(0, TOLD),
  }
}

/** A reason without what a customer wrote. */
export function withoutCells(detail: string): string {
  return detail.replaceAll(/"[^"]*"/g, '"…"')
}
