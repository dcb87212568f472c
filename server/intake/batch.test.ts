import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

const LIMIT = 1_500
let server: TestServer
const integrator = async (): Promise<Integrator> =>
  createIntegrator(server, await server.makeSource({ metric: 'nps', policy: 'hold' }))
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_RATE_LIMIT: String(LIMIT) })
})
afterAll(() => server.close())

const NDJSON = { 'Content-Type': 'application/x-ndjson' }

test('[I23] each item is answered for itself, in order, and a bad one harms no other', async () => {
  const shop = await integrator()
  const items = [
    { score: 9, externalId: 'a', foo: 1 },
    { score: 11 },
    null,
    { score: 9, externalId: 'a', foo: 1 },
  ]
  const { status, body } = await shop.batch([...items, { score: 1, externalId: 'a' }, { comment: 'Last.' }])
  expect(status).toBe(200)
  const [first, wrong, none, again, other, last] = body.results
  expect(first).toEqual({ status: 201, id: first?.id, display: 'held', ignored: ['foo'] })
  expect(wrong).toEqual({
    status: 422,
    problem: {
      ...{ type: 'about:blank', title: 'Not valid', status: 422 },
      detail: 'score must be a whole number from 0 to 10',
      errors: [{ pointer: '/score', detail: 'must be a whole number from 0 to 10' }],
    },
  })
  expect(none).toMatchObject({ status: 422, problem: { errors: [{ pointer: '' }] } })
  expect(again).toEqual({ ...first, status: 200 })
  expect(other).toMatchObject({ status: 409, problem: { status: 409, title: 'Conflict' } })
  expect(last).toMatchObject({ status: 201, display: 'held' })
  expect((await server.asOwner('GET', `/api/v1/feedback/${last?.id}`)).status).toBe(200)
})

test('[I23] NDJSON is read line by line, and a line that is no JSON harms no other', async () => {
  const shop = await integrator()
  const lines = [
    '{"score": 9}',
    '{"score": 9',
    '',
    '  ',
    `${'['.repeat(10_000)}`,
    '{"score": 8}\r',
    '[1]',
    '{"score": 7}',
  ]
  const { status, body } = await shop.batch(lines.join('\n'), NDJSON)
  expect(status).toBe(200)
  expect(body.results.map((item) => item.status)).toEqual([201, 400, 400, 201, 422, 201])
  expect((await shop.batch('', NDJSON)).body).toEqual({ results: [] })
})

test('[I23] 1,000 are taken, 1,001 are refused whole; what is no list is 422', async () => {
  const shop = await integrator()
  const items = (n: number) => Array.from({ length: n }, (_, i) => ({ score: i % 11 }))
  const taken = await shop.batch(items(1_000))
  expect(taken.body.results.every(({ status }) => status === 201)).toBe(true)
  expect(new Set(taken.body.results.map(({ id }) => id)).size).toBe(1_000)
  expect(refusalOf(await shop.batch(items(1_001)))).toEqual({ status: 413 })
  expect(refusalOf(await shop.batch({ score: 9 }))).toEqual({ status: 422 })
  expect(refusalOf(await shop.batch('[{"score": 9}'))).toEqual({ status: 400 })
  expect(refusalOf(await shop.batch('[]', { 'Content-Type': 'text/csv' }))).toEqual({ status: 415 })
})

test('[I24] a batch is taken or refused as a whole by the limit, and refused it keeps nothing', async () => {
  const shop = await integrator()
  const items = Array.from({ length: 1_000 }, (_, n) => ({ score: 1, externalId: `n${n}` }))
  expect((await shop.batch(items)).status).toBe(200)
  const refused = await shop.batch(
    items.map(({ externalId }) => ({ score: 1, externalId: `x${externalId}` })),
  )
  expect(refusalOf(refused)).toEqual({ status: 429 })
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThanOrEqual(1)
  expect(refused.headers.get('RateLimit-Policy')).toBe(`"source";q=${LIMIT};w=1`)
  expect(refused.headers.get('RateLimit')).toMatch(/^"source";r=\d+;t=\d+$/)
  const other = await integrator()
  expect((await other.batch(items)).status).toBe(200)
  expect((await other.withdraw('xn0')).status).toBe(404)
})

test('[I25] a batch with an Idempotency-Key can be sent again, and its key is not that of a single entry', async () => {
  const shop = await integrator()
  const key = { 'Idempotency-Key': 'batch' }
  const first = await shop.batch([{ score: 9 }, { score: 99 }, { score: 8 }], key)
  const again = await shop.batch([{ score: 9 }, { score: 7 }, { score: 1 }], key)
  expect(again.body.results.map(({ status }) => status)).toEqual([200, 201, 409])
  expect(again.body.results[0]?.id).toBe(first.body.results[0]?.id)
  for (const single of ['batch', 'batch:0', 'batch0']) {
    expect((await shop.post({ score: 1 }, { 'Idempotency-Key': single })).status).toBe(201)
  }
})
