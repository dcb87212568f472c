import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'

let server: TestServer
let source: TestSource
let shop: Integrator
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_RATE_LIMIT: '40' })
  source = await server.makeSource({ metric: 'csat', policy: 'hold', timeZone: 'Europe/Berlin' })
  shop = createIntegrator(server, source)
})
afterAll(() => server.close())

test('[I26] without a token, with a wrong one or one of another kind it is 401, and says how', async () => {
  const post = (headers: Record<string, string>) =>
    server.call('POST', '/api/v1/feedback', headers, { metric: 'nps', score: 9 })
  const wrong = [`Bearer ${source.token}x`, `Basic ${source.token}`, source.token, 'Bearer', 'Bearer a b']
  for (const headers of [
    {},
    ...wrong.map((Authorization) => ({ Authorization })),
    { Cookie: server.cookie },
  ]) {
    const answer = await post(headers as Record<string, string>)
    expect(refusalOf(answer)).toEqual({ status: 401 })
    expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Bearer/)
    expect(JSON.stringify(answer.body)).not.toContain(source.token)
  }
  expect((await post({ authorization: `bearer ${source.token}` })).status).toBe(201)
})

test('[I26] the token of a source opens nothing that is an admin’s', async () => {
  for (const path of [
    '/feedback',
    '/sources',
    '/walls',
    '/audit',
    '/scores?metric=nps',
    '/screens',
    '/session',
  ]) {
    expect(refusalOf(await shop.send('GET', path))).toEqual({ status: 401 })
  }
})

test('[I27] GET /api/v1/source tells who they are and what is expected, and no secret', async () => {
  const { status, body } = await shop.send<Record<string, unknown>>('GET', '/source')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    ...{ id: source.id, name: 'Shop', policy: 'hold', metric: 'csat', timeZone: 'Europe/Berlin' },
    scale: { min: 1, max: 5 },
    expects: { lengths: { comment: 10_000, text: 200, tag: 50, link: 2_000 }, tags: 20, batch: 1_000 },
  })
  expect(JSON.stringify(body)).not.toMatch(/token|secret|whsec|hash/i)
  expect(refusalOf(await server.call('GET', '/api/v1/source'))).toEqual({ status: 401 })
})

test('[I28] what is not there is 404, also with another method, and HEAD has no body', async () => {
  const asked = [
    ...[
      ['GET', '/api/v1/nothing'],
      ['POST', '/api/v1/source'],
      ['GET', '/nothing'],
      ['POST', '/admin'],
    ],
    ...[
      ['DELETE', '/healthz'],
      ['PUT', '/api/v1/setup'],
    ],
  ]
  for (const [method = '', path = ''] of asked) {
    expect(refusalOf(await server.call(method, path, shop.bearer))).toEqual({ status: 404 })
  }
  const head = await server.call('HEAD', '/api/v1/nothing')
  expect({ status: head.status, body: head.body }).toEqual({ status: 404, body: '' })
  expect((await server.call('HEAD', '/api/v1/source', shop.bearer)).status).toBe(200)
})

test('[I28] a NUL in an address is malformed: 400', async () => {
  for (const path of [
    '/feedback?location=%00',
    '/feedback/%00',
    '/sources/a%00',
    '/scores?metric=nps&tag=%00',
  ]) {
    expect(refusalOf(await server.asOwner('GET', `/api/v1${path}`))).toEqual({ status: 400 })
  }
})

test('[I29] each answer has a request id, the sender’s own where it is a decent one', async () => {
  const idOf = async (headers: Record<string, string>) =>
    (await server.call('GET', '/healthz', headers)).headers.get('X-Request-Id')
  expect(await idOf({ 'X-Request-Id': 'mine-1:2.3' })).toBe('mine-1:2.3')
  for (const bad of ['a b', '<script>', 'x'.repeat(101)])
    expect(await idOf({ 'X-Request-Id': bad })).toMatch(/^[\w-]{8,20}$/)
  expect(await idOf({})).not.toBe(await idOf({}))
})

test('[I29] a limit is told with each answer; over it is 429 with Retry-After, and for this source alone', async () => {
  const sender = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
  const answers = await Promise.all(Array.from({ length: 120 }, () => sender.post({ score: 9 })))
  const refused = answers.filter(({ status }) => status === 429)
  const taken = answers.filter(({ status }) => status === 201)
  expect(refused.length).toBeGreaterThan(0)
  expect(taken.length).toBeGreaterThanOrEqual(40)
  expect(taken[0]?.headers.get('RateLimit-Policy')).toBe('"source";q=40;w=1')
  expect(taken[0]?.headers.get('RateLimit')).toMatch(/^"source";r=\d+;t=1$/)
  for (const answer of refused) {
    expect(refusalOf(answer)).toEqual({ status: 429 })
    expect(answer.headers.get('Retry-After')).toBe('1')
  }
  expect((await shop.post({ score: 5 })).status).toBe(201)
  const { body } = await server.asOwner<{ items: unknown[] }>(
    'GET',
    `/api/v1/feedback?limit=200&source=${sourceOf(taken)}`,
  )
  expect(body.items).toHaveLength(taken.length)
})

function sourceOf(answers: { body: { source: string } }[]): string {
  return answers[0]?.body.source ?? ''
}

test('[I30] /healthz answers while the process lives, /readyz while feedback can be kept', async () => {
  expect(await server.call('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await server.call('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
})

test('[I30] settings of a source hold from the next entry on', async () => {
  expect((await shop.post({ comment: 'Held.' })).body.display).toBe('held')
  await server.asOwner('PATCH', `/api/v1/sources/${source.id}`, { policy: 'publish' })
  expect((await shop.post({ comment: 'Shown.' })).body).toMatchObject({ display: 'shown', metric: 'csat' })
})
