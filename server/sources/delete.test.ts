import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { createIds } from '../ids.ts'
import { createAuditMaker } from '../moderation/audit.ts'
import { createClock, HOUR } from '../testing/clock.ts'
import { createIntegrator, refusalOf } from '../testing/integrator.ts'
import { createSender } from '../testing/sender.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { openAt } from '../testing/storage.ts'
import { createSourceErasing } from './erasing.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const scoreOf = async (source: string) =>
  (await server.asOwner('GET', `/api/v1/scores?metric=nps&window=1d&source=${source}`)).body

async function makeSpeaking() {
  const source = await server.makeSource({ name: 'Old shop' })
  const shop = createIntegrator(server, source)
  const { body } = await shop.post({
    metric: 'nps',
    score: 9,
    comment: 'Well done.',
    author: { name: 'Ada' },
  })
  await shop.post({ metric: 'nps', score: 2 })
  return { ...source, shop, entry: body.id }
}

test('[Q9] before it is deleted a source tells what stays, and which walls ask for it', async () => {
  const { id } = await makeSpeaking()
  const wall = { name: 'Lobby', slug: 'lobby', timeZone: 'UTC', filter: { sources: [id] } }
  const made = await server.asOwner('POST', '/api/v1/walls', wall)
  const { body } = await server.asOwner('GET', `/api/v1/sources/${id}/remains`)
  expect(body).toEqual({ entries: 2, words: 1, walls: [{ id: made.body.id, name: 'Lobby', only: true }] })
  expect(refusalOf(await server.asOwner('GET', '/api/v1/sources/none/remains'))).toEqual({ status: 404 })
})

test('[Q9] a deleted source is refused at once; its entries stay and count under its name', async () => {
  const { id, shop, entry } = await makeSpeaking()
  const before = await scoreOf(id)
  expect((await server.asOwner('DELETE', `/api/v1/sources/${id}`)).status).toBe(204)
  expect(refusalOf(await shop.post({ comment: 'Still there?' }))).toEqual({ status: 401 })
  for (const [method, path] of [
    ['GET', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['DELETE', '/everything'],
    ['POST', '/test'],
    ['GET', '/requests'],
  ]) {
    const answer = await server.asOwner(
      `${method}`,
      `/api/v1/sources/${id}${path}`,
      method === 'PATCH' ? {} : undefined,
    )
    expect(refusalOf(answer)).toEqual({ status: 404 })
  }
  expect((await server.asOwner('GET', `/api/v1/feedback/${entry}`)).body).toMatchObject({
    comment: 'Well done.',
    display: 'shown',
  })
  expect(await scoreOf(id)).toEqual(before)
  const gone = await server.asOwner<{ items: object[] }>('GET', '/api/v1/sources?deleted=true')
  const deletedAt = new Date(server.clock.now()).toISOString()
  expect(gone.body.items).toContainEqual({ id, name: 'Old shop', deletedAt })
  const log = await server.asOwner('GET', `/api/v1/audit?subject=${id}`)
  expect(log.body).toMatchObject({ items: [{ action: 'source.deleted', after: { words: 'kept' } }, {}] })
})

test('[Q10] deleted with everything, its entries lose words and persons and go on counting', async () => {
  const { id, entry } = await makeSpeaking()
  const before = await scoreOf(id)
  expect((await server.asOwner('DELETE', `/api/v1/sources/${id}/everything`)).status).toBe(204)
  const read = async () => (await server.asOwner<Feedback>('GET', `/api/v1/feedback/${entry}`)).body
  await expect.poll(read).not.toHaveProperty('comment')
  expect(await read()).toMatchObject({ score: 9, counted: true, display: 'hidden', erased: true })
  expect(await read()).not.toHaveProperty('author')
  expect(await scoreOf(id)).toEqual(before)
})

test('[Q10] what was left to erase when a server ended is erased by the next one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-erasing-'))
  const clock = createClock()
  const { storage } = await openAt({ at: { folder } }, clock)
  const audit = createAuditMaker({ newId: createIds(), now: clock.now })
  const tokens = [{ id: 't', kind: 'token' as const, hash: 'h', lastFour: 'four' }]
  const settings = { policy: 'publish', timeZone: 'UTC' } as const
  const secrets = { tokens, signingSecret: '', secretGiven: false }
  const source = { id: 'left', name: 'Left', ...secrets, settings, createdAt: clock.now() }
  await storage.sources.create(source, audit('somebody', 'source.created', 'left'))
  const sender = createSender({ storage, clock }, { id: 'left', policy: 'publish' })
  const { id } = await sender.add({ comment: 'Still here.' })
  const how = { erase: true, now: clock.now() }
  await storage.sources.remove('left', how, audit('somebody', 'source.deleted', 'left'))
  await storage.close()
  const next = await startTestServer({ TENFOOT_DATA: folder })
  const read = async () => (await next.asOwner<Feedback>('GET', `/api/v1/feedback/${id}`)).body
  await expect.poll(read).toMatchObject({ erased: true })
  expect(await read()).not.toHaveProperty('comment')
  await next.close()
  rmSync(folder, { recursive: true })
})

test('[Q10] what was on its way in while its source was deleted is erased as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-erasing-'))
  const clock = createClock()
  const { storage } = await openAt({ at: { folder } }, clock)
  const audit = createAuditMaker({ newId: createIds(), now: clock.now })
  const tokens = [{ id: 't', kind: 'token' as const, hash: 'h', lastFour: 'four' }]
  const settings = { policy: 'publish', timeZone: 'UTC' } as const
  const secrets = { tokens, signingSecret: '', secretGiven: false }
  const source = { id: 'gone', name: 'Gone', ...secrets, settings, createdAt: clock.now() }
  await storage.sources.create(source, audit('somebody', 'source.created', 'gone'))
  const how = { erase: true, now: clock.now() }
  await storage.sources.remove('gone', how, audit('somebody', 'source.deleted', 'gone'))
  const onError = (error: unknown) => expect.unreachable(String(error))
  const erasing = createSourceErasing({ storage, audit, now: clock.now, onError })
  await erasing.look()
  const sender = createSender({ storage, clock }, { id: 'gone', policy: 'publish' })
  const { id } = await sender.add({ comment: 'I was faster.' })
  await erasing.look()
  expect(await storage.feedback.byId(id)).toMatchObject({ erased: true })
  clock.forward(HOUR)
  await erasing.look()
  expect(await storage.sources.erasing()).toEqual([])
  await erasing.close()
  await storage.close()
  rmSync(folder, { recursive: true })
})

test('[Q11] who changes what another has changed since is told how it is now', async () => {
  const { id } = await server.makeSource({ name: 'Shop', metric: 'nps' })
  const path = `/api/v1/sources/${id}`
  const { revision } = (await server.asOwner('GET', path)).body
  const mine = await server.asOwner('PATCH', path, { name: 'Mine', revision })
  expect(mine.status).toBe(200)
  const theirs = await server.asOwner('PATCH', path, { name: 'Theirs', revision })
  expect(refusalOf(theirs)).toEqual({ status: 409 })
  expect(theirs.body).toMatchObject({ current: mine.body })
  expect((await server.asOwner('GET', path)).body).toEqual(mine.body)
})

test('[Q11] null takes a metric or a scale away; what is not named stays', async () => {
  const { id } = await server.makeSource({ metric: 'csat', scale: { min: 1, max: 10 } })
  const path = `/api/v1/sources/${id}`
  const { body } = await server.asOwner('PATCH', path, { scale: null })
  expect(body).toMatchObject({ metric: 'csat' })
  expect(body).not.toHaveProperty('scale')
  expect((await server.asOwner('PATCH', path, { metric: null })).body).not.toHaveProperty('metric')
  const foreign = await server.asOwner('PATCH', path, { id: 'other', createdAt: '2000-01-01', deleted_at: 1 })
  expect(foreign.body).toMatchObject({ id })
  expect((await server.asOwner('GET', path)).body).not.toHaveProperty('deleted_at')
})
