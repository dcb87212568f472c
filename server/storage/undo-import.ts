import type { Kysely, Transaction } from 'kysely'
import { keepRemoved } from './changes.ts'
import type { CommitNote } from './commits.ts'
import { createRowUpdate } from './feedback-batch.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import type { SearchIndex } from './search/search-index.ts'
import { searchText } from './search/text.ts'
import { createTallyWriter, TallyChanges } from './tallies.ts'
import type { Transact } from './transactor.ts'

const HOUR_MS = 60 * 60_000

export interface UndoingDeps {
  db: Kysely<Tables>
  transact: Transact
  index: Pick<SearchIndex, 'forget'>
}

/** Takes away what an import made, some entries in each commit. */
export function createImportUndoing({ db, transact, index }: UndoingDeps) {
  const updateRow = createRowUpdate(db)
  const writeTallies = createTallyWriter(db)

  return {
    /** Takes away so many of its entries, the latest first. Answers how many; fewer are the last. */
    undoSome(id: string, limit: number, now: number): Promise<number> {
      return transact(async (tx, revision, note) => {
        const rows = await tx
          .selectFrom('feedback')
          .selectAll()
          .where('import_id', '=', id)
          .orderBy('at', 'desc')
          .limit(limit)
          .execute()
        if (rows.length === 0) return 0
        const tallies = new TallyChanges()
        for (const row of rows) {
          tallies.remove(row)
          note.countedAt(row.at)
        }
        await writeTallies(tx, tallies)
        const gone = rows.filter((row) => row.erased === 0)
        const turns = await deleteRows(tx, gone, index)
        await keepRemoved(tx, gone, revision)
        for (const row of rows) if (row.erased === 1) await updateRow(tx, [shellOf(row, revision)])
        note.feedback = true
        if (turns > 0 || gone.some((row) => mayBeOnWalls(row, now))) leaveWalls(note)
        await leaveThemes(tx, gone, note)
        return rows.length
      })
    },
  }
}

/** Answers how many turns on walls went with them. */
async function deleteRows(
  tx: Transaction<Tables>,
  rows: readonly FeedbackRow[],
  index: UndoingDeps['index'],
): Promise<number> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return 0
  await index.forget(tx, ids)
  await tx.deleteFrom('feedback').where('id', 'in', ids).execute()
  const turns = await tx.deleteFrom('turn').where('feedback_id', 'in', ids).executeTakeFirst()
  return Number(turns.numDeletedRows)
}

/** Whether it may wait for its turn on a wall: of what it has shown, the turns tell. */
function mayBeOnWalls(row: FeedbackRow, now: number): boolean {
  return (
    row.pinned_at !== null ||
    (row.shown_at !== null && row.shown_at > now - 2 * HOUR_MS && row.at > now - 26 * HOUR_MS)
  )
}

/** Walls read anew what they know: an entry that is no more is not among those that changed. */
function leaveWalls(note: CommitNote): void {
  note.hides = true
  note.settings = true
}

/** Walls that tell of a theme in which one of them stands or is counted look at it anew. */
async function leaveThemes(
  tx: Transaction<Tables>,
  rows: readonly FeedbackRow[],
  note: CommitNote,
): Promise<void> {
  const ids = rows.filter((row) => row.appeal !== null && row.comment !== null).map(({ id }) => id)
  if (ids.length === 0) return
  for (const { wall_id, body } of await tx.selectFrom('wall_theme').select(['wall_id', 'body']).execute()) {
    if (!ids.some((id) => body.includes(id))) continue
    note.scenes.add(wall_id)
    note.hides = true
  }
}

/** What was erased stays known, so that nothing brings it back; nothing else of it does. */
function shellOf(row: FeedbackRow, revision: number): FeedbackRow {
  const shell: FeedbackRow = {
    ...row,
    ...{ metric: null, score: null, scale_min: null, scale_max: null, mood: 'neutral' },
    ...{ author_segment: null, location: null, touchpoint: null, channel: null, tags: null, language: null },
    ...{ counted: 0, reason: row.reason ?? 'withdrawn', import_id: null, revision },
  }
  return { ...shell, search: searchText(shell) }
}
