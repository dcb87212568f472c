import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { createClock } from '../../testing/clock.ts'
import type { Engine, Place } from '../../testing/engines.ts'
import { createSender } from '../../testing/sender.ts'
import { openAt, openTestStorage } from '../../testing/storage.ts'
import { MIGRATIONS, migrate } from '../migrate.ts'
import { openPostgres } from '../postgres.ts'
import type { Tables } from '../schema.ts'
import { openSqlite } from '../sqlite.ts'

/** Opening: migrations, and who may open. */
export function changesOfShape(engine: Engine): void {
  const failing = {
    ...MIGRATIONS,
    '999-fails': {
      async up(db: Kysely<unknown>) {
        await db.schema.createTable('half_made').addColumn('id', 'text').execute()
        await db.schema.alterTable('feedback').addColumn('half_made', 'text').execute()
        await sql`update feedback set comment = 'overwritten'`.execute(db)
        await sql`select * from a_table_that_is_not_there`.execute(db)
      },
    },
  }

  test('[K29] a migration that fails leaves everything as it was', async () => {
    const place = await engine.makePlace()
    const first = await openAt(place, createClock())
    await createSender({ ...first, clock: createClock() }).add({ comment: 'As it was.' })
    await first.storage.close()
    const before = await place.read('select * from feedback')
    const { db, close } = openRaw(place)
    await expect(migrate(db, failing)).rejects.toThrow(/a_table_that_is_not_there/)
    await expect(migrate(db)).resolves.toBeUndefined()
    await close()
    expect(await place.read('select * from feedback')).toEqual(before)
    await expect(place.read('select * from half_made')).rejects.toThrow(/half_made/)
    const again = await openAt(place, createClock())
    await again.storage.close()
    await place.remove()
  })

  test('[K29] opening again finds everything, and the same secret: an external id is still known', async () => {
    const place = await engine.makePlace()
    const clock = createClock()
    const keep = async () => {
      const { storage } = await openAt(place, clock)
      const outcome = await createSender({ storage, clock }).post({ comment: 'Once.', externalId: 'once' })
      await storage.close()
      return outcome.kind
    }
    expect([await keep(), await keep()]).toEqual(['created', 'repeated'])
    await place.remove()
  })

  if (engine.shared) {
    test('[K30] instances that open an empty database at once all work', async () => {
      const place = await engine.makePlace()
      const clock = createClock()
      const opened = await Promise.all([openAt(place, clock), openAt(place, clock), openAt(place, clock)])
      const posts = opened.map(({ storage }) =>
        createSender({ storage, clock }).post({ comment: 'From all.', externalId: 'all' }),
      )
      expect((await Promise.all(posts)).map(({ kind }) => kind).toSorted()).toEqual([
        'created',
        'repeated',
        'repeated',
      ])
      for (const { storage } of opened) await storage.close()
      await place.remove()
    })
  } else {
    test('[K30] a second server on the same folder is refused while the first lives', async () => {
      const opened = await openTestStorage(engine)
      await expect(opened.openAnother()).rejects.toThrow(/another Tenfoot server is using the data folder/)
      await opened.storage.close()
      const { storage } = await openAt(opened.place, opened.clock)
      await storage.close()
      await opened.place.remove()
    })
  }
}

export function openRaw({ at }: Place): { db: Kysely<Tables>; close: () => Promise<void> } {
  if ('url' in at) {
    const db = openPostgres(at.url, () => undefined)
    return { db, close: () => db.destroy() }
  }
  const { db, release } = openSqlite(at.folder)
  return { db, close: () => db.destroy().then(release) }
}
