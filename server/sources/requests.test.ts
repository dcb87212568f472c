import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '../testing/clock.ts'
import { createIntegrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import type { SourceRequest } from './request.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

type Told = Omit<SourceRequest, 'at'> & { at: string }
const requestsOf = async (id: string) =>
  (await server.asOwner<{ items: Told[] }>('GET', `/api/v1/sources/${id}/requests`)).body.items

test('[Q4] each request of a source is told with its answer: what was wrong with which field, and no words', async () => {
  const source = await server.makeSource({ metric: 'nps' })
  const shop = createIntegrator(server, source)
  await shop.post({ score: 9, comment: 'Secret words.', author: { name: 'Maya' }, externalId: 'order-1' })
  await shop.post({ score: 11, comment: 'Secret words.' })
  await shop.post('{"score": ')
  await shop.withdraw('order-1')
  const items = await requestsOf(source.id)
  expect(items).toMatchObject([
    { method: 'DELETE', path: '/feedback/by-external-id/:externalId', status: 204 },
    { method: 'POST', path: '/feedback', status: 400, detail: expect.stringContaining('not JSON') },
    { method: 'POST', path: '/feedback', status: 422, errors: [{ pointer: '/score' }] },
    { method: 'POST', path: '/feedback', status: 201, lastFour: source.token.slice(-4) },
  ])
  for (const { at, took, requestId } of items) {
    expect(Date.parse(at)).toBe(server.clock.now())
    expect(took).toBeGreaterThanOrEqual(0)
    expect(requestId).not.toBe('')
  }
  expect(JSON.stringify(items)).not.toMatch(/Secret|Maya|order-1/)
})

test('[Q4] a batch tells how many it brought, how many were refused, and why the first of them', async () => {
  const source = await server.makeSource({ metric: 'nps' })
  const shop = createIntegrator(server, source)
  await shop.batch([{ score: 9 }, { score: 99 }, { score: 'nine' }])
  await shop.batch('not a list')
  expect(await requestsOf(source.id)).toMatchObject([
    { path: '/feedback/batch', status: 400 },
    {
      path: '/feedback/batch',
      status: 200,
      entries: 3,
      refused: 2,
      detail: expect.stringContaining('Item 1: '),
      errors: [{ pointer: '/score' }],
    },
  ])
})

test('[Q5] a token that has ended is refused and told to its source; one that nobody has belongs to none', async () => {
  const source = await server.makeSource()
  await server.asOwner('POST', `/api/v1/sources/${source.id}/tokens`, { overlapHours: 0 })
  server.clock.forward(HOUR)
  await createIntegrator(server, source).post({ comment: 'Too late.' })
  await createIntegrator(server, { id: '', token: 'tf_src_guess' }).post({ comment: 'Nobody.' })
  expect(await requestsOf(source.id)).toMatchObject([
    { status: 401, lastFour: source.token.slice(-4), detail: expect.stringContaining('ended') },
  ])
})

test('[Q5] the last requests are still told after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-requests-'))
  const first = await startTestServer({ TENFOOT_DATA: folder })
  const source = await first.makeSource()
  await createIntegrator(first, source).post({ comment: 'Before.' })
  await first.close()
  const again = await startTestServer({ TENFOOT_DATA: folder })
  const { body } = await again.asOwner<{ items: Told[] }>('GET', `/api/v1/sources/${source.id}/requests`)
  expect(body.items).toMatchObject([{ status: 201, path: '/feedback' }])
  await again.close()
  rmSync(folder, { recursive: true })
})

test('[Q6] a test voice goes through the intake as its source, counts nowhere, and is told of', async () => {
  const source = await server.makeSource({ policy: 'hold', metric: 'csat', scale: { min: 1, max: 10 } })
  const sent = await server.asOwner('POST', `/api/v1/sources/${source.id}/test`)
  expect(sent.status).toBe(201)
  expect(sent.body).toMatchObject({
    source: source.id,
    test: true,
    counted: false,
    reason: 'test',
    score: 10,
  })
  expect(sent.body).toMatchObject({ display: 'held', metric: 'csat' })
  const kept = await server.asOwner('GET', sent.headers.get('Location') ?? '')
  expect(kept.body).toMatchObject({ id: sent.body.id, comment: sent.body.comment })
  expect(await requestsOf(source.id)).toMatchObject([{ path: 'test voice', status: 201, entries: 1 }])
  const scores = await server.asOwner('GET', `/api/v1/scores?metric=csat&window=1d&source=${source.id}`)
  expect(scores.body).toMatchObject({ n: 0 })
  expect(refusalOf(await server.asOwner('POST', '/api/v1/sources/none/test'))).toEqual({ status: 404 })
})
