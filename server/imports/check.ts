import type { ImportCheck, ImportMapping } from '../../shared/imports.ts'
import { makeMapper } from '../import/mapping.ts'
import type { Table } from '../import/table.ts'
import { makeRests } from '../in-turns.ts'
import type { EntrySettings } from '../intake/entry.ts'
import { makeEntries } from './entries.ts'
import { mappingOf } from './plan.ts'
import { makeReasons } from './reasons.ts'

interface CheckNeeds {
  table: Table
  mapping: ImportMapping
  source: EntrySettings
  now: number
  signal: AbortSignal
  /** Hears how far it is. */
  tell: (check: ImportCheck) => void
}

/** A dry run over the whole file: nothing of it is kept. @throws what ends it early */
export async function checkAll({
  table,
  mapping,
  source,
  now,
  signal,
  tell,
}: CheckNeeds): Promise<ImportCheck> {
  const read = makeEntries(makeMapper(table, mappingOf(mapping, source.timeZone)), source, now)
  const reasons = makeReasons()
  const rest = makeRests()
  const check: ImportCheck = { state: 'running', progress: 0, rows: 0, fit: 0, refused: 0, reasons: [] }
  const reached = (share: number) => {
    check.progress = share
    tell({ ...check, reasons: reasons.told() })
  }
  for await (const row of table.rows(reached)) {
    signal.throwIfAborted()
    const made = read(row)
    check.rows += 1
    if ('entry' in made) check.fit += 1
    else {
      check.refused += 1
      reasons.add(row.number, made.problem)
    }
    const resting = rest()
    if (resting) await resting
  }
  return { ...check, state: 'done', progress: 1, reasons: reasons.told() }
}
