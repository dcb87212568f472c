import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
let shop: Integrator
beforeAll(async () => {
  server = await startTestServer()
  shop = createIntegrator(server, await server.makeSource())
})
afterAll(() => server.close())

const FULL = {
  ...{ externalId: 'resp_8842', metric: 'nps', score: 9, comment: 'Called me back within ten minutes.' },
  author: {
    id: 'c_17',
    name: 'Maya Krüger',
    email: 'm@example.com',
    company: '…',
    segment: 'retail',
    value: 1240.5,
  },
  ...{ location: 'Leipzig', touchpoint: 'delivery', channel: 'email', tags: ['parcel'], language: 'de' },
  ...{ occurredAt: '2026-11-20T10:00:00+01:00', link: 'https://example.com/8842' },
  ...{ consent: { show: true, name: false }, test: false },
}

test('[I9] an entry is answered as posted, with what Tenfoot knows of it, and where it is', async () => {
  const { status, headers, body } = await shop.post(FULL)
  const { test: _test, ...posted } = FULL
  expect(status).toBe(201)
  expect(body).toEqual({
    ...posted,
    ...{ id: body.id, source: body.source, arrivedAt: new Date(server.clock.now()).toISOString() },
    ...{ display: 'shown', counted: true, reason: null, pinned: false, starred: false, mood: 'good' },
    revision: body.revision,
  })
  expect(headers.get('Location')).toBe(`/api/v1/feedback/${body.id}`)
  expect((await server.asOwner('GET', `/api/v1/feedback/${body.id}`)).body).toEqual(body)
})

test('[I9] null is the same as absent, and what the contract does not know is ignored and named', async () => {
  const posted = {
    comment: 'x',
    location: null,
    author: { name: null, age: 3 },
    consent: null,
    foo: 1,
    'a/b': {},
  }
  const { status, body } = await shop.post(posted)
  expect(status).toBe(201)
  expect(body.ignored).toEqual(['foo', 'a/b', 'author.age'])
  expect(body).not.toHaveProperty('location')
  expect(body).not.toHaveProperty('consent')
})

test.each([
  ['comment', 10_000, (comment: string) => ({ comment })],
  ['location', 200, (location: string) => ({ location })],
  ['touchpoint', 200, (touchpoint: string) => ({ touchpoint })],
  ['channel', 200, (channel: string) => ({ channel })],
  ['language', 200, (language: string) => ({ language })],
  ['externalId', 200, (externalId: string) => ({ externalId })],
  ['author/id', 200, (id: string) => ({ author: { id } })],
  ['author/name', 200, (name: string) => ({ author: { name } })],
  ['author/email', 200, (email: string) => ({ author: { email } })],
  ['author/company', 200, (company: string) => ({ author: { company } })],
  ['author/segment', 200, (segment: string) => ({ author: { segment } })],
  ['tags/0', 50, (tag: string) => ({ tags: [tag] })],
] as const)('[I10] %s has at most %i characters, and is never cut', async (pointer, length, make) => {
  const posted = (characters: number) => ({ comment: 'x', ...make('😀'.repeat(characters)) })
  const taken = await shop.post(posted(length))
  expect(taken.status).toBe(201)
  expect(taken.body).toMatchObject(posted(length))
  expect(refusalOf(await shop.post(posted(length + 1)))).toEqual({ status: 422, pointers: [`/${pointer}`] })
})

test('[I10] 20 tags, 21 not; a link of 2,000 characters, not of 2,001, and only on the web', async () => {
  const tags = (n: number) => ({ comment: 'x', tags: Array.from({ length: n }, (_, i) => `tag ${i}`) })
  expect((await shop.post(tags(20))).body.tags).toHaveLength(20)
  expect(refusalOf(await shop.post(tags(21)))).toEqual({ status: 422, pointers: ['/tags'] })
  const link = (n: number) => ({ comment: 'x', link: `https://example.com/${'x'.repeat(n - 20)}` })
  expect((await shop.post(link(2_000))).body).toMatchObject(link(2_000))
  for (const bad of [
    link(2_001),
    { comment: 'x', link: 'javascript:alert(1)' },
    { comment: 'x', link: 'https://' },
  ]) {
    expect(refusalOf(await shop.post(bad))).toEqual({ status: 422, pointers: ['/link'] })
  }
})

test('[I11] markup, bidirectional tricks and zalgo are kept in every text, and answered as posted', async () => {
  const zalgo = 'Z̷̧̢a̶͝l̴̕g̸o'.normalize('NFC')
  for (const text of [
    '<script>alert(1)</script>',
    '\u202emoc.live\u202c',
    zalgo,
    "'; drop table feedback; --",
    '{{x}}',
  ]) {
    const texts = {
      comment: text,
      location: text,
      touchpoint: text,
      channel: text,
      language: text,
      tags: [text],
    }
    const posted = { ...texts, author: { id: text, name: text, email: text, company: text, segment: text } }
    expect((await shop.post(posted)).body).toMatchObject(posted)
  }
})

test('[I11] text is made well-formed: composed, without control characters and lone surrogates', async () => {
  const { body } = await shop.post('{"comment": "e\\u0301 \\u0000\\ud800x\\r\\n\\ty", "tags": ["a\\u0007b"]}')
  expect(body).toMatchObject({ comment: 'é \ufffdx\n\ty', tags: ['ab'] })
})

test.each([
  ['nps', 0, 10],
  ['csat', 1, 5],
  ['ces', 1, 7],
  ['stars', 1, 5],
  ['thumbs', 0, 1],
])('[I12] %s has the scores from %i to %i, and no others', async (metric, min, max) => {
  for (const score of [min, max])
    expect((await shop.post({ metric, score })).body).toMatchObject({ metric, score })
  for (const score of [min - 1, max + 1]) {
    expect(refusalOf(await shop.post({ metric, score }))).toEqual({ status: 422, pointers: ['/score'] })
  }
})

test('[I12] another scale is kept as given, and moods come from the metric', async () => {
  const scaled = { metric: 'csat', score: 10, scale: { min: 1, max: 10 } }
  expect((await shop.post(scaled)).body).toMatchObject({ ...scaled, mood: 'good' })
  expect((await shop.post({ ...scaled, score: 1 })).body.mood).toBe('bad')
  expect(refusalOf(await shop.post({ ...scaled, score: 0 }))).toEqual({ status: 422, pointers: ['/score'] })
  for (const [scale, pointer] of [
    [{ min: 5, max: 5 }, '/scale'],
    [{ min: 0, max: 9.5 }, '/scale/max'],
    [{ max: 3 }, '/scale/min'],
    ['1-5', '/scale'],
  ] as const) {
    expect(refusalOf(await shop.post({ ...scaled, score: 3, scale }))).toEqual({
      status: 422,
      pointers: [pointer],
    })
  }
})

test('[I13] metric and scale may come from the source, but its scale is only for its metric', async () => {
  const scale = { min: 1, max: 10 }
  const csat = createIntegrator(server, await server.makeSource({ metric: 'csat', scale }))
  expect((await csat.post({ score: 10 })).body).toMatchObject({ metric: 'csat', score: 10, scale })
  expect(refusalOf(await csat.post({ score: 0 }))).toEqual({ status: 422, pointers: ['/score'] })
  const other = (await csat.post({ metric: 'nps', score: 0 })).body
  expect(other).toMatchObject({ metric: 'nps', score: 0 })
  expect(other).not.toHaveProperty('scale')
  const own = { min: 0, max: 100 }
  expect((await csat.post({ score: 90, scale: own })).body).toMatchObject({ score: 90, scale: own })
})

test('[I14] consent and test are kept as they are; a test counts nowhere', async () => {
  const kept = (await shop.post({ metric: 'nps', score: 9, consent: { show: false }, test: true })).body
  expect(kept).toMatchObject({ consent: { show: false }, test: true, counted: false, reason: 'test' })
  expect(kept.consent).not.toHaveProperty('name')
})
