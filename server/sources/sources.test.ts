import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIntegrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const make = (source: object) => server.asOwner('POST', '/api/v1/sources', source)

test('[I49] a source is answered with its secrets once, and never again', async () => {
  const made = await make({ name: '  Shop  ', policy: 'hold', metric: 'nps', timeZone: 'Europe/Berlin' })
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ name: 'Shop', policy: 'hold', metric: 'nps', timeZone: 'Europe/Berlin' })
  expect(made.body.token).toMatch(/^tf_src_[\w-]{43}$/)
  expect(made.body.signingSecret).toMatch(/^whsec_/)
  expect(made.body.hookUrl).toMatch(/^http:.*\/hooks\/\w{26}\/tf_hook_[\w-]{43}$/)
  expect(made.headers.get('Location')).toBe(`/api/v1/sources/${made.body.id}`)
  const { token: _token, hookUrl: _hookUrl, signingSecret: _secret, needs: _needs, ...rest } = made.body
  expect((await server.asOwner('GET', `/api/v1/sources/${made.body.id}`)).body).toEqual(rest)
  expect((await server.asOwner('GET', '/api/v1/sources')).body).toEqual({ items: [rest], next: null })
  const audit = await server.asOwner('GET', `/api/v1/audit?subject=${made.body.id}`)
  expect(JSON.stringify(audit.body)).not.toMatch(/whsec|tf_src|tf_hook/)
})

test('[I49] a change leaves what it does not name, and the token works on', async () => {
  const source = await server.makeSource({ policy: 'hold', metric: 'csat', scale: { min: 1, max: 10 } })
  const changed = await server.asOwner('PATCH', `/api/v1/sources/${source.id}`, { name: 'Store' })
  expect(changed.body).toMatchObject({
    name: 'Store',
    policy: 'hold',
    metric: 'csat',
    scale: { min: 1, max: 10 },
  })
  expect((await createIntegrator(server, source).post({ score: 10 })).body.display).toBe('held')
})

test.each([
  [{}, '/name'],
  [{ name: ' ' }, '/name'],
  [{ name: 'x'.repeat(201) }, '/name'],
  [{ name: 'x', policy: 'maybe' }, '/policy'],
  [{ name: 'x', metric: 'NPS' }, '/metric'],
  [{ name: 'x', scale: { min: 5, max: 1 } }, '/scale'],
  [{ name: 'x', timeZone: 'Mars/Phobos' }, '/timeZone'],
  [{ name: 'x', mapping: { score: 'answer' } }, '/mapping/score'],
  [{ name: 'x', words: { good: 'five' } }, '/words/good'],
])('[I49] %j is no source: 422 at %s', async (source, pointer) => {
  expect(refusalOf(await make(source))).toEqual({ status: 422, pointers: [pointer] })
})

test('[I50] an unknown source is 404, and nobody reads or makes one without signing in', async () => {
  expect(refusalOf(await server.asOwner('GET', '/api/v1/sources/none'))).toEqual({ status: 404 })
  expect(refusalOf(await server.asOwner('PATCH', '/api/v1/sources/none', { name: 'x' }))).toEqual({
    status: 404,
  })
  expect(refusalOf(await server.call('GET', '/api/v1/sources'))).toEqual({ status: 401 })
  expect(
    refusalOf(await server.call('POST', '/api/v1/sources', { Origin: server.url }, { name: 'x' })),
  ).toEqual({ status: 401 })
})

test('[I50] a wall is answered with its key and address once; a taken slug is 409, a wrong field 422', async () => {
  const wall = { name: 'Lobby', slug: 'lobby', timeZone: 'UTC' }
  const { status, body } = await server.asOwner('POST', '/api/v1/walls', wall)
  expect(status).toBe(201)
  expect(body.url).toBe(`${server.url}/wall/lobby?key=${body.shareKey}`)
  expect((await fetch(String(body.url))).status).toBe(200)
  expect((await fetch(`${server.url}/wall/lobby?key=wrong`)).status).toBe(403)
  const again = await server.asOwner('GET', `/api/v1/walls/${body.id}`)
  expect(again.body).not.toHaveProperty('shareKey')
  expect(refusalOf(await server.asOwner('POST', '/api/v1/walls', wall))).toEqual({
    status: 409,
    pointers: ['/slug'],
  })
  for (const [more, pointer] of [
    [{ slug: 'No Slug' }, '/slug'],
    [{ windowDays: 731 }, '/windowDays'],
    [{ timeZone: 'x' }, '/timeZone'],
    [{ locale: 'not a locale' }, '/locale'],
    [{ privacy: 'half' }, '/privacy'],
    [{ goal: { score: 55, by: '2026-02-30' } }, '/goal/by'],
    [{ goal: { score: 55, by: '' } }, '/goal/by'],
    [{ hours: { mon: ['18:00', '08:00'] } }, '/hours/mon'],
    [{ filter: { tags: 'a' } }, '/filter/tags'],
  ] as const) {
    const answer = await server.asOwner('POST', '/api/v1/walls', { ...wall, slug: 'other', ...more })
    expect(refusalOf(answer)).toEqual({ status: 422, pointers: [pointer] })
  }
  const changed = await server.asOwner('PATCH', `/api/v1/walls/${body.id}`, { privacy: 'none' })
  expect(changed.body).toEqual({ ...again.body, privacy: 'none', revision: changed.body.revision })
})

test('[I50] a renewed share key is answered once and works in place of the one before; the log does not have it', async () => {
  const wall = await server.asOwner('POST', '/api/v1/walls', { name: 'Hall', slug: 'hall', timeZone: 'UTC' })
  const path = `/api/v1/walls/${wall.body.id}/key`
  const { status, body } = await server.asOwner('POST', path)
  expect(status).toBe(201)
  expect(body).toEqual({ shareKey: body.shareKey, url: `${server.url}/wall/hall?key=${body.shareKey}` })
  expect((await fetch(String(body.url))).status).toBe(200)
  expect((await fetch(String(wall.body.url))).status).toBe(403)
  const log = await server.asOwner('GET', `/api/v1/audit?subject=${wall.body.id}`)
  expect(log.body).toMatchObject({ items: [{ action: 'wall.key.renewed' }, { action: 'wall.created' }] })
  expect(JSON.stringify(log.body)).not.toContain(body.shareKey)
  expect(refusalOf(await server.asOwner('POST', '/api/v1/walls/none/key'))).toEqual({ status: 404 })
  expect(refusalOf(await server.call('POST', path, { Origin: server.url }))).toEqual({ status: 401 })
  const foreign = { Cookie: server.cookie, Origin: 'http://elsewhere.example' }
  expect(refusalOf(await server.call('POST', path, foreign))).toEqual({ status: 403 })
})
