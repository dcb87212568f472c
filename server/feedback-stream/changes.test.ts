import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { makePerson, type Person } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

interface Changes {
  items: Feedback[]
  next: string
}

let server: TestServer
let shop: Integrator
let viewer: Person
beforeAll(async () => {
  server = await startTestServer()
  shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
  viewer = await makePerson(server, { role: 'viewer' })
})
afterAll(() => server.close())

const after = async (cursor: string, more = '') =>
  (await server.asOwner<Changes>('GET', `/api/v1/feedback?after=${cursor}${more}`)).body

test('[O5] an empty cursor begins at the beginning, and each answer says where to go on, also when nothing is new', async () => {
  for (const score of [1, 2, 3]) await shop.post({ score })
  const first = await after('', '&limit=2')
  expect(first.items.map(({ score }) => score)).toEqual([1, 2])
  const second = await after(first.next, '&limit=2')
  expect(second.items.map(({ score }) => score)).toEqual([3])
  const none = await after(second.next)
  expect(none.items).toEqual([])
  await shop.post({ score: 4 })
  expect((await after(none.next)).items.map(({ score }) => score)).toEqual([4])
})

test('[O5] a change is told again, as it is now and with what was decided about it', async () => {
  const { body } = await shop.post({ score: 5, externalId: 'changes' })
  const { next } = await after('', '&limit=1000')
  await shop.put('changes', { score: 6 })
  await server.asOwner('PATCH', `/api/v1/feedback/${body.id}`, { display: 'hidden' })
  expect((await after(next)).items).toMatchObject([{ id: body.id, score: 6, display: 'hidden' }])
})

test('[O6] a cursor that was not given out is 400, a limit or another filter beside it 422', async () => {
  for (const cursor of ['nonsense', 'MTIz', '%00', 'LTEu', 'OTk5OTk5OTk5OTk5OTk5OTk5OS4']) {
    expect(refusalOf(await server.asOwner('GET', `/api/v1/feedback?after=${cursor}`))).toEqual({
      status: 400,
    })
    const stream = await server.asOwner('GET', `/api/v1/feedback/stream?after=${cursor}`)
    expect(refusalOf(stream)).toEqual({ status: 400 })
  }
  for (const [query, pointer] of [
    ['&limit=0', '/limit'],
    ['&limit=1001', '/limit'],
    ['&source=shop', '/source'],
    ['&cursor=', '/cursor'],
    ['&after=', '/after'],
  ]) {
    const answer = await server.asOwner('GET', `/api/v1/feedback?after=${query}`)
    expect(refusalOf(answer)).toEqual({ status: 422, pointers: [pointer] })
  }
})

test('[O7] who may not see personal data follows without it', async () => {
  const { next } = await after('', '&limit=1000')
  await shop.post({
    score: 9,
    comment: 'Write to maya@example.com.',
    author: { name: 'Maya', segment: 'retail' },
  })
  const { body } = await viewer.as<Changes>('GET', `/feedback?after=${next}`)
  expect(body.items).toMatchObject([{ score: 9, author: { segment: 'retail' } }])
  expect(JSON.stringify(body)).not.toMatch(/maya/i)
})

test('[O8] a cursor from before everything was deleted is 410, and the beginning is empty then', async () => {
  await shop.post({ score: 9 })
  const { next } = await after('', '&limit=1000')
  await server.asOwner('DELETE', '/api/v1/feedback?confirm=delete%20everything')
  const answer = await server.asOwner('GET', `/api/v1/feedback?after=${next}`)
  expect(refusalOf(answer)).toEqual({ status: 410 })
  const anew = await after('')
  expect(anew.items).toEqual([])
  expect((await after(anew.next)).items).toEqual([])
})
