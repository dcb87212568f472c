import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createIntegrator, type Integrator, type Kept, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

const TEN_SECONDS = 10_000
const WITHIN = { timeout: 5_000 }

let server: TestServer
let shop: Integrator
beforeAll(async () => {
  server = await startTestServer()
  shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
})
afterAll(() => server.close())

const admin = <Body = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
  server.asOwner<Body>(method, `/api/v1${path}`, body)
const read = async (id: string) => (await admin<Kept>('GET', `/feedback/${id}`)).body
const later = () => server.clock.forward(TEN_SECONDS)
const add = async (posted: object) => (await shop.post(posted)).body

test('[E1] one entry is erased ten seconds after it was asked for, by the server itself', async () => {
  const { id } = await add({ score: 9, comment: 'Erase me.' })
  const asked = await admin('DELETE', `/feedback/${id}`)
  const erasing = new Date(server.clock.now() + TEN_SECONDS).toISOString()
  expect(asked).toMatchObject({ status: 202, body: { id, erasing } })
  expect(await read(id)).toMatchObject({ comment: 'Erase me.', erasing })
  later()
  await vi.waitFor(async () => expect(await read(id)).toMatchObject({ erased: true }), WITHIN)
  expect(await read(id)).not.toHaveProperty('comment')
  expect(refusalOf(await admin('DELETE', '/feedback/nothing'))).toEqual({ status: 404 })
})

test('[E2] until then it is taken back by one call, and afterwards that is told to be too late', async () => {
  const { id } = await add({ score: 9, comment: 'Keep me.' })
  await admin('DELETE', `/feedback/${id}`)
  const back = await admin<Kept>('DELETE', `/feedback/${id}/erasure`)
  expect(back).toMatchObject({ status: 200, body: { comment: 'Keep me.', display: 'shown' } })
  expect(back.body).not.toHaveProperty('erasing')
  await admin('DELETE', `/feedback/${id}`)
  later()
  await vi.waitFor(async () => expect(await read(id)).toMatchObject({ erased: true }), WITHIN)
  expect(refusalOf(await admin('DELETE', `/feedback/${id}/erasure`))).toEqual({ status: 409 })
})

test('[E5] a person is found, taken as a file and erased, and their scores stay', async () => {
  const author = { email: 'Maya@Example.com', name: 'Maya Krüger' }
  const one = await add({ score: 10, comment: 'First.', author })
  const two = await add({ score: 2, comment: 'Second.', author: { email: 'maya@example.com' } })
  const scores = async () => (await admin('GET', '/scores?metric=nps&window=1d')).body.n
  const n = await scores()
  const found = await admin('GET', '/persons?email=maya%40example.com')
  expect(found.body).toMatchObject({ entries: 2, sources: [one.source], erasing: 0 })
  const file = await server.call('GET', '/api/v1/persons/export?email=MAYA%40example.com', {
    Cookie: server.cookie,
  })
  expect(file.headers.get('Content-Disposition')).toMatch(/attachment/)
  const { entries } = file.body as { entries: Kept[] }
  expect(entries.map(({ id, comment }) => ({ id, comment }))).toEqual([
    { id: one.id, comment: 'First.' },
    { id: two.id, comment: 'Second.' },
  ])
  expect(await admin('POST', '/persons/erasure', { email: 'maya@example.com' })).toMatchObject({
    status: 202,
    body: { entries: 2 },
  })
  later()
  await vi.waitFor(async () => expect(await read(two.id)).toMatchObject({ erased: true }), WITHIN)
  expect(await read(one.id)).not.toHaveProperty('author')
  expect((await admin('GET', '/persons?email=maya%40example.com')).body).toMatchObject({ entries: 0 })
  expect(await scores()).toBe(n)
})

test('[E5] who is to be found must be named, and by one thing', async () => {
  for (const query of ['', 'email=', 'email=a%40b&author=c', 'name=Maya', `email=${'x'.repeat(201)}`]) {
    expect(refusalOf(await admin('GET', `/persons?${query}`))).toMatchObject({ status: 422 })
  }
})

test('[E12] everything is deleted only by an owner who types so, and then nothing is counted', async () => {
  await add({ score: 9, comment: 'One of many.' })
  expect(refusalOf(await admin('DELETE', '/feedback'))).toMatchObject({ status: 422 })
  expect(refusalOf(await admin('DELETE', '/feedback?confirm=yes'))).toMatchObject({ status: 422 })
  const { body } = await admin('DELETE', '/feedback?confirm=delete%20everything')
  expect(body.deleted).toBeGreaterThan(0)
  expect((await admin<{ items: Kept[] }>('GET', '/feedback')).body.items).toEqual([])
  expect((await admin('GET', '/scores?metric=nps&window=30d')).body).toMatchObject({ n: 0 })
  const [told] = (await admin<{ items: object[] }>('GET', '/audit?limit=1')).body.items
  expect(told).toMatchObject({ action: 'feedback.deleted', after: { entries: body.deleted } })
  expect((await add({ score: 8, comment: 'A new beginning.' })).display).toBe('shown')
})
