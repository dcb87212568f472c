import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY } from '../testing/clock.ts'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'

let server: TestServer
let source: TestSource
let shop: Integrator
beforeAll(async () => {
  server = await startTestServer()
  source = await server.makeSource({ metric: 'nps' })
  shop = createIntegrator(server, source)
})
afterAll(() => server.close())

test('[I20] the same external id answers 200 with the first entry, or 409 that says which it is', async () => {
  const first = await shop.post({ score: 9, externalId: 'a' })
  const again = await shop.post({ externalId: 'a', score: 9 })
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('Location')).toBeNull()
  const other = await shop.post({ score: 8, externalId: 'a' })
  expect(refusalOf(other)).toEqual({ status: 409 })
  expect(JSON.stringify(other.body)).toContain(first.body.id)
})

test('[I20] an Idempotency-Key does the same for seven days', async () => {
  const key = { 'Idempotency-Key': 'k1' }
  const first = await shop.post({ score: 9 }, key)
  expect(await shop.post({ score: 9 }, key)).toMatchObject({ status: 200, body: { id: first.body.id } })
  expect(refusalOf(await shop.post({ score: 8 }, key))).toEqual({ status: 409 })
  server.clock.forward(7 * DAY)
  expect((await shop.post({ score: 8 }, key)).status).toBe(201)
  expect(refusalOf(await shop.post({ score: 9 }, { 'Idempotency-Key': 'x'.repeat(201) }))).toEqual({
    status: 400,
  })
})

test('[I20] what the clock or the source adds is no other content', async () => {
  const key = { 'Idempotency-Key': 'k2' }
  const first = await shop.post({ score: 9, externalId: 'later' }, key)
  server.clock.forward(60_000)
  await server.asOwner('PATCH', `/api/v1/sources/${source.id}`, { metric: 'csat' })
  const again = await shop.post({ score: 9, externalId: 'later' }, key)
  await server.asOwner('PATCH', `/api/v1/sources/${source.id}`, { metric: 'nps' })
  expect(refusalOf(again)).toEqual({ status: 422, pointers: ['/score'] })
  expect((await shop.post({ score: 9, externalId: 'later' }, key)).body).toEqual(first.body)
})

test('[I21] PUT creates with 201 and Location, replaces with 200, and the address names the entry', async () => {
  const made = await shop.put('p/1 ä', { score: 3 })
  expect(made.status).toBe(201)
  expect(made.headers.get('Location')).toBe(`/api/v1/feedback/${made.body.id}`)
  expect(made.body.externalId).toBe('p/1 ä')
  const changed = await shop.put('p/1 ä', { comment: 'Better now.', externalId: 'p/1 ä' })
  expect(changed).toMatchObject({ status: 200, body: { id: made.body.id, comment: 'Better now.' } })
  expect(changed.body).not.toHaveProperty('score')
  const elsewhere = await shop.put('p/1 ä', { score: 3, externalId: 'p2' })
  expect(refusalOf(elsewhere)).toEqual({ status: 422, pointers: ['/externalId'] })
  expect((await shop.put('17', { score: 3, externalId: 17 })).status).toBe(201)
  const nested = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)
  for (const externalId of [{ toString: 1, valueOf: 1 }, [['p3']], true]) {
    const odd = await shop.put('p3', { score: 3, externalId })
    expect(refusalOf(odd)).toEqual({ status: 422, pointers: ['/externalId'] })
  }
  expect(refusalOf(await shop.put('p3', { score: 3, externalId: nested }))).toMatchObject({ status: 422 })
})

test('[I21] a blank or overlong id in the address is 422, one that cannot be decoded 400', async () => {
  expect(refusalOf(await shop.put(' ', { score: 3 }))).toMatchObject({ status: 422 })
  expect(refusalOf(await shop.withdraw('x'.repeat(201)))).toMatchObject({ status: 422 })
  for (const id of ['%E0%A4%A', 'a%00b']) {
    expect(refusalOf(await shop.send('DELETE', `/feedback/by-external-id/${id}`))).toEqual({ status: 400 })
  }
})

test('[I22] DELETE withdraws with 204; then POST answers 200 with the first id, PUT 409, unknown 404', async () => {
  const words = { comment: 'Private words.', externalId: 'w', author: { name: 'Maya' } }
  const { body } = await shop.post(words)
  const gone = await shop.withdraw('w')
  expect({ status: gone.status, body: gone.body }).toEqual({ status: 204, body: '' })
  expect((await shop.withdraw('w')).status).toBe(204)
  const again = await shop.post(words)
  expect(again).toMatchObject({ status: 200, body: { id: body.id, counted: false, reason: 'withdrawn' } })
  expect(JSON.stringify(again.body)).not.toMatch(/Private|Maya/)
  expect(refusalOf(await shop.put('w', words))).toEqual({ status: 409 })
  expect(refusalOf(await shop.withdraw('never'))).toEqual({ status: 404 })
})

test('[I22] a source reaches only its own entries', async () => {
  const other = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
  const { body } = await shop.post({ score: 9, externalId: 'mine' })
  expect(refusalOf(await other.withdraw('mine'))).toEqual({ status: 404 })
  expect((await other.put('mine', { score: 1 })).status).toBe(201)
  expect((await shop.post({ score: 9, externalId: 'mine' })).body.id).toBe(body.id)
})
