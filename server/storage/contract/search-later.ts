import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createClock } from '../../testing/clock.ts'
import type { Engine, Place } from '../../testing/engines.ts'
import { createSender } from '../../testing/sender.ts'
import { openAt } from '../../testing/storage.ts'
import { MIGRATIONS, migrate } from '../migrate.ts'
import { openPostgres } from '../postgres.ts'
import { openSqlite } from '../sqlite.ts'

/** What is found of what was kept before: by an older version, or before the last start. */
export function searchLater(engine: Engine): void {
  test('[F16] entries that were kept before anything could be searched are found', async () => {
    const place = await engine.makePlace()
    await keepBefore(place)
    const { storage } = await openAt(place, createClock())
    for (const filter of [
      { q: 'krüger' },
      { q: 'paket halle' },
      { tag: 'old' },
      { location: 'Halle', metric: 'nps' },
    ] as const)
      expect(await storage.feedback.list({ ...filter, limit: 9 })).toMatchObject([{ id: 'before' }])
    await storage.close()
    await place.remove()
  })

  test('[F16] after a start it goes on where it was, also right after a last commit', async () => {
    const place = await engine.makePlace()
    const clock = createClock()
    for (const n of [1, 2, 3]) {
      const { storage, errors } = await openAt(place, clock)
      await createSender({ storage, clock }).add({ comment: `Start ${n} of several.` })
      expect(await storage.feedback.list({ q: 'several start', limit: 9 })).toHaveLength(n)
      await storage.close()
      expect(errors).toEqual([])
    }
    await place.remove()
  })

  test('[F17] the newest arrival is first even where the clock was set back between two starts', async () => {
    const place = await engine.makePlace()
    const later = createClock('2026-11-21T10:00:00Z')
    const earlier = createClock('2026-11-21T09:00:00Z')
    for (const [clock, comment] of [
      [later, 'One.'],
      [earlier, 'Two.'],
    ] as const) {
      const { storage } = await openAt(place, clock)
      await createSender({ storage, clock }).add({ comment })
      await storage.close()
    }
    const { storage } = await openAt(place, earlier)
    const found = await storage.feedback.list({ limit: 9 })
    expect(found.map(({ comment }) => comment)).toEqual(['Two.', 'One.'])
    await storage.close()
    await place.remove()
  })
}

/** An entry as the first version kept it. */
async function keepBefore({ at }: Place): Promise<void> {
  const { db, release } =
    'folder' in at
      ? openSqlite(at.folder)
      : { db: openPostgres(at.url, () => undefined), release: () => undefined }
  const before = Object.entries(MIGRATIONS).filter(([name]) => name < '003')
  await migrate(db, Object.fromEntries(before))
  await sql`insert into feedback (id, source_id, metric, score, mood, comment, author_name, location, tags, test,
      arrived_at, at, display, counted, starred, revision)
    values ('before', 'shop', 'nps', 3, 'bad', 'Das Paket.', 'Maya Krüger', 'Halle', '["old"]', 0,
      1000, 1000, 'shown', 1, 0, 1)`.execute(db)
  await sql`update revision set value = 1`.execute(db)
  await db.destroy()
  release()
}
