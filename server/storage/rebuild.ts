import type { Kysely } from 'kysely'
import type { Tables } from './schema.ts'
import { createTallyWriter, TallyChanges } from './tallies.ts'
import type { Transact } from './transactor.ts'

const ROWS_AT_ONCE = 5_000

/** Makes all counts again from the entries, in one commit. Answers how many entries it read. */
export function rebuildTallies({
  db,
  transact,
}: {
  db: Kysely<Tables>
  transact: Transact
}): Promise<number> {
  const write = createTallyWriter(db)
  return transact(async (tx, _revision, note) => {
    await tx.deleteFrom('tally').execute()
    let read = 0
    let after = ''
    for (;;) {
      const rows = await tx
        .selectFrom('feedback')
        .selectAll()
        .where('id', '>', after)
        .orderBy('id')
        .limit(ROWS_AT_ONCE)
        .execute()
      const last = rows.at(-1)
      if (!last) break
      const changes = new TallyChanges()
      for (const row of rows) changes.add(row)
      await write(tx, changes)
      read += rows.length
      after = last.id
    }
    note.countedAt(Number.MIN_SAFE_INTEGER)
    note.countedAt(Number.MAX_SAFE_INTEGER)
    return read
  })
}
