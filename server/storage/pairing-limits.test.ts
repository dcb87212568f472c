import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { makeRoom } from './pairing-limits.ts'
import type { Tables } from './schema.ts'
import { openSqlite } from './sqlite.ts'

let folder = ''
let db: Kysely<Tables>
let release: () => void
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tenfoot-limits-'))
  ;({ db, release } = openSqlite(folder))
  await migrate(db)
})
afterEach(async () => {
  await db.destroy()
  release()
  rmSync(folder, { recursive: true, force: true })
})

async function wait(id: string, block: string, leftAt: number | null = null): Promise<void> {
  const code = { code_hash: id, expires_at: 1e15, previous_hash: null, previous_until: null, turn: 1 }
  const rest = { instance: 'one', about: '{}', created_at: 0, left_at: leftAt, screen_id: null }
  await db
    .insertInto('pairing')
    .values({ id, block, ...code, ...rest })
    .execute()
}
const room = (block: string) => db.transaction().execute((tx) => makeRoom(tx, block, { block: 2, all: 3 }))

test('[C9] so many pages may wait in all, wherever they are; who left first makes way first', async () => {
  await wait('a1', 'a')
  await wait('a2', 'a', 200)
  expect(await room('b')).toBe(true)
  await wait('b1', 'b', 100)
  expect(await room('c')).toBe(true)
  const left = await db.selectFrom('pairing').select('id').orderBy('id').execute()
  expect(left.map(({ id }) => id)).toEqual(['a1', 'a2'])
  await wait('c1', 'c')
  expect(await room('c')).toBe(true)
  await wait('c2', 'c')
  await wait('d1', 'd')
  expect(await room('e')).toBe(false)
})
