import { type Kysely, sql, type Transaction } from 'kysely'
import { type Commit, type CommitEvents, CommitNote } from './commits.ts'
import { storageError } from './errors.ts'
import type { Tables } from './schema.ts'

/** The work of one commit: `revision` is the one that it takes, `note` what others will be told. */
export type Work<T> = (tx: Transaction<Tables>, revision: number, note: CommitNote) => Promise<T>
/** Tells other instances, inside the transaction, in a way that takes effect with its commit. */
export type Announce = (tx: Transaction<Tables>, commit: Commit) => Promise<void>
export type Transact = <T>(work: Work<T>) => Promise<T>

/**
 * The only way to write. Taking the revision is the first thing that every commit does: the row is locked
 * until it ends, so commits follow each other and whoever has seen a revision finds nothing new below it.
 * @throws StorageUnavailable when nothing can be written just now
 */
export function createTransactor({
  db,
  events,
  announce,
}: {
  db: Kysely<Tables>
  events: CommitEvents
  announce: Announce | undefined
}): Transact {
  const takeRevision = db
    .updateTable('revision')
    .set({ value: sql<number>`value + 1` })
    .where('id', '=', 1)
    .returning('value')
    .compile()
  return async (work) => {
    try {
      const { value, commit } = await db.transaction().execute(async (tx) => {
        const { rows } = await tx.executeQuery(takeRevision)
        const revision = rows[0]?.value as number
        const note = new CommitNote()
        const value = await work(tx, revision, note)
        const commit = note.told(revision)
        await announce?.(tx, commit)
        return { value, commit }
      })
      events.tell(commit)
      return value
    } catch (error) {
      throw storageError(error)
    }
  }
}
