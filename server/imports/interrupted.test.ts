import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { DAY, MINUTE } from '../testing/clock.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'
import { createImporter, expected } from './testing/importer.ts'

const ROWS = 30_000
const LONG = `score,comment\n${Array.from({ length: ROWS }, (_, n) => `${n % 11},Words number ${n}\n`).join('')}`

async function start(env: Record<string, string> = {}, clock?: TestServer['clock']): Promise<TestServer> {
  const server = await startTestServer(env, clock && { clock })
  onTestFinished(() => server.close())
  return server
}

/** Settles when some of its rows are kept, and more are to come. */
async function begun({ read }: ReturnType<typeof createImporter>, id: string): Promise<void> {
  for (let kept = 0; kept === 0; ) ({ kept } = await read(id))
}

test('[Y40] one that is cancelled keeps what it has, says how much, and is undone as a whole', async () => {
  const server = await start()
  const source = await server.makeSource({ metric: 'nps' })
  const importer = createImporter(server, source)
  const { id, guess } = expected(201, await importer.upload('long.csv', LONG))
  expected(202, await importer.start(id, guess))
  await begun(importer, id)
  const second = expected(201, await importer.upload('second.csv', LONG))
  expect((await importer.start(second.id, guess)).status).toBe(409)
  const cancelled = expected(200, await importer.cancel(id))
  expect(cancelled).toMatchObject({ state: 'cancelled', hasFile: true })
  expect(cancelled.kept).toBeGreaterThan(0)
  expect(cancelled.kept).toBeLessThan(ROWS)
  const n = async () => (await scoreOf(server, source)).n
  expect(await n()).toBe(cancelled.kept)
  expect(await importer.undone(id)).toMatchObject({ state: 'undone', removed: cancelled.kept })
  expect(await n()).toBe(0)
})

test('[Y41] what a stop of the server interrupts goes on after its start, each row once; an undoing as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-test-'))
  const first = await startTestServer({ TENFOOT_DATA: folder })
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const source = await first.makeSource({ metric: 'nps' })
  const before = createImporter(first, source)
  const { id, guess } = expected(201, await before.upload('long.csv', LONG))
  expected(202, await before.start(id, guess))
  await begun(before, id)
  await first.close()

  const second = await startTestServer({ TENFOOT_DATA: folder }, { clock: first.clock })
  const importer = createImporter(second, source)
  const done = await importer.ended(id)
  expect(done).toMatchObject({ state: 'done', rows: ROWS, kept: ROWS, repeated: 0, refused: 0 })
  expect(await scoreOf(second, source)).toMatchObject({ n: ROWS })
  expected(202, await importer.undo(id))
  await second.close()

  const third = await start({ TENFOOT_DATA: folder }, first.clock)
  expect(await createImporter(third, source).ended(id)).toMatchObject({ state: 'undone' })
  expect(await scoreOf(third, source)).toMatchObject({ n: 0 })
})

test('[Y42] one whose source is deleted meanwhile fails and says so', async () => {
  const server = await start()
  const source = await server.makeSource({ metric: 'nps' })
  const importer = createImporter(server, source)
  const { id, guess } = expected(201, await importer.upload('long.csv', LONG))
  expected(202, await importer.start(id, guess))
  await begun(importer, id)
  await server.asOwner('DELETE', `/api/v1/sources/${source.id}`)
  expect(await importer.ended(id)).toMatchObject({ state: 'failed', problem: 'Its source was deleted.' })
})

test('[Y43] files lie here no longer than they are for: a day after the end, a week where nobody starts them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const first = await startTestServer({ TENFOOT_DATA: folder })
  const source = await first.makeSource({ metric: 'nps' })
  const files = async () => (await readdir(join(folder, 'imports'))).sort()
  const importer = createImporter(first, source)
  const done = await importer.whole('some.csv', 'score,comment\n9,Kept\nmany,"Refused, "\n')
  const left = expected(201, await importer.upload('left.csv', 'score\n9\n'))
  expect(done.sample).toHaveLength(2)
  expect(await files()).toEqual([done.id, `${done.id}.refused`, left.id].sort())
  await first.close()

  /** What is looked after at a start is done when it has closed. */
  const later = async (ms: number) => {
    first.clock.forward(ms)
    await (await startTestServer({ TENFOOT_DATA: folder }, { clock: first.clock })).close()
  }
  await later(DAY + MINUTE)
  expect(await files()).toEqual([`${done.id}.refused`, left.id].sort())
  await later(7 * DAY)
  expect(await files()).toEqual([])

  const { read, start: again } = createImporter(await start({ TENFOOT_DATA: folder }, first.clock), source)
  const reasons = [{ detail: 'score: "…" is not a number' }]
  expect(await read(done.id)).toMatchObject({ hasFile: false, hasRefused: false, sample: [], reasons })
  expect((await again(left.id, left.guess)).status).toBe(409)
})

test('[Y54] erasing a person deletes the files of imports that are over, here and where another server has them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const first = await startTestServer({ TENFOOT_DATA: folder })
  const importer = createImporter(first, await first.makeSource({ metric: 'nps' }))
  const { whole, upload, preview, read, ended, refused, start: again, undone } = importer
  const files = async () => (await readdir(join(folder, 'imports'))).sort()
  const csv = 'score,comment,author.email\n9,Mine,maya@example.com\nmany,"Hers, too",maya@example.com\n'
  const done = await whole('some.csv', csv)
  const left = expected(201, await upload('left.csv', 'score\n9\n'))
  const back = await undone((await whole('back.csv', 'score\n8\n')).id)
  expected(200, await preview(back.id, back.guess))

  const asked = await first.asOwner('POST', '/api/v1/persons/erasure', { email: 'maya@example.com' })
  expect(asked).toMatchObject({ status: 202, body: { entries: 1 } })
  expect(await files()).toEqual([left.id])
  expect(await ended(back.id)).toMatchObject({ hasFile: false, check: null })
  const gone = await read(done.id)
  expect(gone).toMatchObject({ hasFile: false, hasRefused: false, header: [], sample: [], check: null })
  expect(JSON.stringify(gone)).not.toMatch(/maya|Hers|"many/)
  expect([(await refused(done.id)).status, (await again(back.id, back.guess)).status]).toEqual([404, 409])
  const { body } = await first.asOwner<{ items: object[] }>('GET', '/api/v1/audit?subject=imports')
  expect(body.items).toMatchObject([{ action: 'import.files-deleted', after: { imports: 2 } }])
  const more = await whole('more.csv', csv)
  await first.asOwner('DELETE', '/api/v1/feedback?confirm=delete%20everything')
  expect(await files()).toEqual([left.id])
  expect(await read(more.id)).toMatchObject({ hasFile: false, hasRefused: false })
  await first.close()

  // As on another server, which has not heard of it yet.
  for (const name of [done.id, `${done.id}.refused`]) writeFileSync(join(folder, 'imports', name), csv)
  await (await startTestServer({ TENFOOT_DATA: folder }, { clock: first.clock })).close()
  expect(await files()).toEqual([left.id])
})

async function scoreOf(server: TestServer, source: TestSource): Promise<{ n: number }> {
  const path = `/api/v1/scores?metric=nps&window=30d&source=${source.id}`
  return (await server.asOwner<{ n: number }>('GET', path)).body
}
