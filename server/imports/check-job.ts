import type { ImportCheck, ImportMapping } from '../../shared/imports.ts'
import type { Table } from '../import/table.ts'
import type { Source } from '../storage/sources.ts'
import { checkAll } from './check.ts'
import { Stopped } from './jobs.ts'
import type { KeptImport } from './kept.ts'
import type { WorkDeps } from './run-job.ts'
import { makeTeller } from './teller.ts'
import { sentenceOf } from './told.ts'

/** Looks through the whole file and keeps what it finds, and how far it is. */
export async function checkFile(
  { id, name }: KeptImport,
  what: { mapping: ImportMapping; table: Table; source: Source },
  { storage, files, now }: WorkDeps,
  signal: AbortSignal,
): Promise<void> {
  const note = (check: ImportCheck) => storage.imports.note(id, { check: { ...check, at: now() } })
  const begun: ImportCheck = { state: 'running', progress: 0, rows: 0, fit: 0, refused: 0, reasons: [] }
  await note(begun)
  let newest = begun
  const teller = makeTeller<ImportCheck>(
    async (check) => {
      await note(check)
      return true
    },
    () => undefined,
  )
  const tell = (check: ImportCheck) => {
    newest = check
    teller.tell(check)
  }
  try {
    const done = await checkAll({ ...what, now: now(), signal, tell })
    await teller.done()
    await note(done)
  } catch (error) {
    await teller.done()
    if (error instanceof Stopped) throw error
    const sentence = sentenceOf(error, { path: await files.pathOf(id), name })
    await note({
      ...newest,
      state: 'failed',
      problem: sentence ?? 'Something broke here; it has been logged.',
    })
    if (sentence === null) throw error
  }
}
