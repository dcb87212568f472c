import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'

let server: TestServer
let source: TestSource
let shop: Integrator
let before: string
beforeAll(async () => {
  server = await startTestServer()
  source = await server.makeSource()
  shop = createIntegrator(server, source)
  before = (await shop.post({ comment: 'Here before.' })).body.id
})
afterAll(() => server.close())
afterEach(async () => {
  const { status, body } = await server.asOwner('GET', `/api/v1/feedback/${before}`)
  expect({ status, comment: body.comment }).toEqual({ status: 200, comment: 'Here before.' })
})

const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
const nine = { metric: 'nps', score: 9 }

describe('bodies', () => {
  test.each([
    ['no JSON', 'score=9'],
    ['JSON that ends too early', '{"metric": "nps", "score": 9'],
    ['nothing', ''],
    ['only blanks', ' \n '],
    ['two values', '{} {}'],
    ['a bare NaN', '{"metric": "nps", "score": NaN}'],
    ['single quotes', "{'metric': 'nps'}"],
  ])('[I1] %s is malformed: 400', async (_what, body) => {
    const answer = await shop.post(body, { 'Content-Type': 'application/json' })
    expect(refusalOf(answer)).toEqual({ status: 400 })
    expect(JSON.stringify(answer.body)).not.toMatch(/score=9|SyntaxError|at JSON|node:/)
  })

  test.each(['text', 9, true, null, [], [nine]])(
    '[I1] JSON that is no object is not valid: 422 (%j)',
    async (body) => {
      expect(refusalOf(await shop.post(JSON.stringify(body)))).toMatchObject({ status: 422 })
    },
  )

  test('[I2] nested 10,000 deep is 422, 65 levels too, 64 are taken', async () => {
    const post = (levels: number) => shop.post(`{"comment": "Deep.", "more": ${nested(levels - 1)}}`)
    expect(refusalOf(await post(10_000))).toEqual({ status: 422, pointers: [''] })
    expect(refusalOf(await post(65))).toEqual({ status: 422, pointers: [''] })
    expect((await post(64)).status).toBe(201)
    expect(refusalOf(await shop.post(nested(200_000)))).toEqual({ status: 422, pointers: [''] })
  })

  test.each([
    ['application/json; charset=iso-8859-1', 415],
    ['application/json; charset=utf-16', 415],
    ['application/json; charset="UTF-8"', 201],
    ['application/json;charset=utf8', 201],
    ['application/vnd.shop+json', 201],
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/xml', 415],
  ])('[I3] as %s it is answered %i', async (type, status) => {
    const answer = await shop.post('{"comment": "Grüße"}', { 'Content-Type': type })
    expect(status === 415 ? refusalOf(answer) : answer).toMatchObject({ status })
  })

  test('[I3] bytes that are not UTF-8 are 400, and a byte order mark is no part of the body', async () => {
    const latin1 = Buffer.from('{"comment": "Grüße"}', 'latin1')
    expect(refusalOf(await shop.post(latin1))).toEqual({ status: 400 })
    const utf16 = Buffer.from('{"comment": "Hello"}', 'utf16le')
    expect(refusalOf(await shop.post(Buffer.concat([Buffer.from([0xff, 0xfe]), utf16])))).toEqual({
      status: 400,
    })
    expect((await shop.post('\ufeff{"comment": "Marked."}')).status).toBe(201)
  })

  test('[I3] a content encoding that nobody knows is 415, one that breaks is 400, gzip is read', async () => {
    const as = (encoding: string, body: Uint8Array | string) =>
      shop.post(body, { 'Content-Encoding': encoding })
    expect(refusalOf(await as('rot13', '{"comment": "x"}'))).toEqual({ status: 415 })
    expect(refusalOf(await as('gzip', '{"comment": "x"}'))).toEqual({ status: 400 })
    const { gzipSync } = await import('node:zlib')
    expect((await as('gzip', gzipSync('{"comment": "Small."}'))).body.comment).toBe('Small.')
    const bomb = gzipSync(JSON.stringify({ comment: 'x'.repeat(20_000_000) }))
    expect(refusalOf(await as('gzip', bomb))).toEqual({ status: 413 })
  })

  test('[I4] of duplicate keys the last counts', async () => {
    const { body } = await shop.post(
      '{"metric": "nps", "score": 1, "score": 9, "comment": "a", "comment": "b"}',
    )
    expect(body).toMatchObject({ score: 9, comment: 'b' })
  })

  test('[I4] __proto__ and its kin are unknown fields like any other, and lend nothing', async () => {
    const lent = await shop.post('{"__proto__": {"metric": "nps", "score": 9}}')
    expect(refusalOf(lent)).toEqual({ status: 422, pointers: [''] })
    const body =
      '{"comment": "x", "__proto__": {"test": true}, "constructor": 1, "author": {"__proto__": {"name": "y"}}}'
    const { status, body: kept } = await shop.post(body)
    expect(status).toBe(201)
    expect(kept.ignored).toEqual(['__proto__', 'constructor', 'author.__proto__'])
    expect(kept).not.toHaveProperty('test')
    expect(kept).not.toHaveProperty('author')
    expect(({} as { test?: boolean }).test).toBeUndefined()
  })
})

describe('fields', () => {
  test.each(['""', 'null', 'true', '[9]', '"9"', '9.5', '1e400', '-1e400', '11', '-1', '{}', '1e21'])(
    '[I5] %s is no score: 422 at /score',
    async (score) => {
      const answer = await shop.post(`{"metric": "nps", "comment": "x", "score": ${score}}`)
      expect(refusalOf(answer)).toEqual({ status: 422, pointers: ['/score'] })
    },
  )

  test.each([0, 10, '9.0', '1e1', '-0'])('[I5] %s is a score, and 0 is a real answer', async (score) => {
    const { status, body } = await shop.post(`{"metric": "nps", "score": ${score}}`)
    expect({ status, score: body.score }).toEqual({ status: 201, score: Math.abs(Number(score)) })
  })

  test.each([
    '9007199254740992',
    '9007199254740993',
    '1e300',
    '-9007199254740993',
    '9.5',
    'true',
    '{}',
    '["a"]',
  ])('[I6] %s is no external id: 422, since it could not be told from others', async (id) => {
    const answer = await shop.post(`{"comment": "x", "externalId": ${id}}`)
    expect(refusalOf(answer)).toEqual({ status: 422, pointers: ['/externalId'] })
  })

  test('[I6] a safe integer is kept as text, and a longer one may be sent as text', async () => {
    const post = (id: string) => shop.post(`{"comment": "x", "externalId": ${id}}`)
    const first = await post('9007199254740991')
    expect(first.body.externalId).toBe('9007199254740991')
    expect((await post('"9007199254740991"')).body.id).toBe(first.body.id)
    expect((await post('"90071992547409930001"')).body.externalId).toBe('90071992547409930001')
  })

  test('[I7] every wrong field is named, at once', async () => {
    const posted = {
      metric: 'NPS',
      score: 'x',
      tags: 'a',
      author: { value: 'x', name: 3 },
      test: 'no',
      scale: { min: 1 },
    }
    const { pointers } = refusalOf(await shop.post(posted)) as { pointers: string[] }
    expect(pointers.toSorted()).toEqual([
      ...['/author/name', '/author/value', '/metric', '/scale/max', '/score', '/tags', '/test'],
    ])
    const beside = await shop.post({ metric: 'nps', score: 11, author: { name: 5 } })
    expect(refusalOf(beside)).toEqual({ status: 422, pointers: ['/author/name', '/score'] })
  })

  test.each([
    {},
    { comment: '' },
    { comment: ' \n\t' },
    { comment: '\u200b\u2060\u202e' },
    { author: { name: 'x' } },
  ])('[I7] without a score and with nothing to read it is not valid: %j', async (posted) =>
    expect(refusalOf(await shop.post(posted))).toEqual({ status: 422, pointers: [''] }),
  )

  test('[U62] a list is counted before its items are looked at: too many wrong ones are one error', async () => {
    const answer = await shop.post({ metric: 'nps', score: 9, tags: Array(100_000).fill(1) })
    expect(refusalOf(answer)).toEqual({ status: 422, pointers: ['/tags'] })
  })

  test('[I7] a score needs a metric, from the entry or the source', async () => {
    expect(refusalOf(await shop.post({ score: 9 }))).toEqual({ status: 422, pointers: ['/metric'] })
  })
})
