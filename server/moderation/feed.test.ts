import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { MINUTE } from '../testing/clock.ts'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { makePerson } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

interface List<Item> {
  items: Item[]
  next: string | null
}
interface Results {
  results: { id: string; status: number; feedback?: Feedback; problem?: { detail: string } }[]
}

let server: TestServer
let shop: Integrator
let source: string
beforeAll(async () => {
  server = await startTestServer()
  const made = await server.makeSource({ metric: 'nps' })
  source = made.id
  shop = createIntegrator(server, made)
})
afterAll(() => server.close())

const get = <Body = List<Feedback>>(path: string) => server.asOwner<Body>('GET', `/api/v1/feedback${path}`)
const commentsOf = async (query: string) => (await get(`?${query}`)).body.items.map(({ comment }) => comment)
const add = async (posted: object): Promise<Feedback> => (await shop.post(posted)).body
const change = (items: object[]) => server.asOwner<Results>('PATCH', '/api/v1/feedback', { items })

test('[F12] the address narrows by words, score, author, time and what moderators decided', async () => {
  const first = await add({ score: 2, comment: 'Der Käse war alt.', author: { id: 'c_1' } })
  server.clock.forward(10 * MINUTE)
  const later = new Date(server.clock.now()).toISOString()
  await add({ score: 9, comment: 'Guter Kaese, guter Preis.' })
  await add({ score: 6, comment: 'Käsekuchen!', author: { id: 'c_1' } })
  expect(await commentsOf('q=k%C3%A4se')).toEqual(['Käsekuchen!', 'Der Käse war alt.'])
  expect(await commentsOf('q=kase+alt')).toEqual(['Der Käse war alt.'])
  expect(await commentsOf('score=0-6')).toEqual(['Käsekuchen!', 'Der Käse war alt.'])
  expect(await commentsOf('score=9')).toEqual(['Guter Kaese, guter Preis.'])
  expect(await commentsOf(`author=${first.id}`)).toEqual(['Käsekuchen!', 'Der Käse war alt.'])
  expect(await commentsOf(`from=${later}`)).toEqual(['Käsekuchen!', 'Guter Kaese, guter Preis.'])
  expect(await commentsOf(`to=${later}&q=kase`)).toEqual(['Der Käse war alt.'])
  await change([{ id: first.id, starred: true, pinned: true, suspected: true }])
  for (const query of ['starred=true', 'pinned=true', 'suspected=true'])
    expect([query, await commentsOf(query)]).toEqual([query, ['Der Käse war alt.']])
  const counts = { held: 0, shown: 3, hidden: 0, notCounted: 0, all: 3 }
  expect((await get(`/counts?source=${source}`)).body).toEqual(counts)
  expect((await get('/counts?q=kuchen')).body).toEqual({ ...counts, shown: 0, all: 0 })
  expect((await get('/counts?q=kasekuchen')).body).toEqual({ ...counts, shown: 1, all: 1 })
})

test('[F12] a filter that says nothing is refused with its name, and signs in a search do no harm', async () => {
  for (const query of [
    'score=9-1',
    'score=x',
    'score=1-2-3',
    'from=yesterday',
    'to=2026-13-01',
    'starred=1',
    'a=b',
  ]) {
    for (const path of [`?${query}`, `/counts?${query}`])
      expect([path, refusalOf(await get(path))]).toMatchObject([path, { status: 422 }])
  }
  expect(refusalOf(await get(`?q=${'x'.repeat(201)}`))).toMatchObject({ status: 422, pointers: ['/q'] })
  for (const q of ['"', '*', 'a"b', "';drop table feedback", 'NEAR(', '%', '\\', '(((', 'x:*', ' & | !'])
    expect([q, (await get(`?q=${encodeURIComponent(q)}`)).status]).toEqual([q, 200])
})

test('[F13] many changes are one call, answered in their order with the entry or with what is wrong', async () => {
  const [one, two] = [await add({ score: 5, comment: 'One.' }), await add({ score: 5, comment: 'Two.' })]
  const { status, body } = await change([
    { id: two.id, display: 'hidden', revision: two.revision },
    { id: 'nothing', display: 'hidden' },
    { id: one.id, display: 'gone' },
    { id: one.id, counted: false },
    { id: two.id, starred: true, revision: two.revision },
    { id: one.id, tags: ['seen'], comment: 'Mine.', author: { name: 'Me' }, erased: true },
  ])
  expect(status).toBe(200)
  expect(body.results.map(({ id, status }) => [id, status])).toEqual([
    [two.id, 200],
    ['nothing', 404],
    [one.id, 422],
    [one.id, 422],
    [two.id, 409],
    [one.id, 200],
  ])
  expect(body.results[0]?.feedback).toMatchObject({ comment: 'Two.', display: 'hidden' })
  expect(body.results[2]?.problem).toMatchObject({ errors: [{ pointer: '/display' }] })
  expect(body.results[4]?.problem).toMatchObject({
    current: { display: 'hidden', starred: false, passages: null },
  })
  expect(body.results[5]?.feedback).toMatchObject({ comment: 'One.', tags: ['seen'] })
  expect(body.results[5]?.feedback).not.toHaveProperty('author')
})

test('[F13] nothing, too many and no list at all are refused as a whole', async () => {
  const { id } = await add({ score: 5 })
  for (const items of [
    [],
    Array.from({ length: 501 }, () => ({ id, starred: true })),
    [{ starred: true }],
    'all',
  ])
    expect(refusalOf(await server.asOwner('PATCH', '/api/v1/feedback', { items }))).toMatchObject({
      status: 422,
    })
  const { body } = await change(Array.from({ length: 500 }, (_, n) => ({ id, starred: n % 2 === 0 })))
  expect(body.results.filter(({ status }) => status === 200)).toHaveLength(500)
})

test("[F14] an entry's history is who did what when, oldest first, without its words", async () => {
  const { id } = await add({ score: 4, comment: 'Very private.', author: { name: 'Johanna' } })
  expect((await get<List<object>>(`/${id}/history`)).body).toEqual({ items: [], next: null })
  await change([{ id, display: 'hidden' }])
  server.clock.forward(MINUTE)
  await server.asOwner('PATCH', `/api/v1/feedback/${id}`, { display: 'shown', starred: true })
  const { body } = await get<List<object>>(`/${id}/history`)
  const actor = { id: expect.any(String), email: 'owner@example.com' }
  expect(body.items).toMatchObject([
    { actor, action: 'feedback.changed', before: { display: 'shown' }, after: { display: 'hidden' } },
    { actor, before: { starred: false }, after: { display: 'shown', starred: true } },
  ])
  expect(JSON.stringify(body)).not.toMatch(/private|Johanna/)
  expect(refusalOf(await get('/nothing/history'))).toEqual({ status: 404 })
})

test('[F15] who may not see personal data reads entries without it, and finds nobody by a name or an author', async () => {
  const { id } = await add({
    ...{ score: 3, comment: 'Write to jo@example.com please.', location: 'Jena' },
    author: { id: 'c_9', name: 'Jo Lang', email: 'jo@example.com', segment: 'trade' },
  })
  const viewer = await makePerson(server, { role: 'viewer' })
  for (const path of ['/feedback?location=Jena', `/feedback/${id}`]) {
    const { status, body } = await viewer.as('GET', path)
    expect([path, status]).toEqual([path, 200])
    expect(JSON.stringify(body)).not.toMatch(/Lang|jo@example|c_9/)
    expect(JSON.stringify(body)).toContain('please')
  }
  for (const path of ['/feedback?q=lang', '/feedback/counts?q=lang', `/feedback?author=${id}`])
    expect([path, refusalOf(await viewer.as('GET', path))]).toEqual([path, { status: 403 }])
  const trusted = await makePerson(server, {
    role: 'viewer',
    email: 'trusted@example.com',
    personalData: true,
  })
  expect(JSON.stringify((await trusted.as('GET', '/feedback?q=lang')).body)).toContain('jo@example.com')
})

test('[F15] what is told beside entries tells them no personal data either: history, values and rules', async () => {
  const tags = ['la@example.com', 'ok']
  const { id } = await add({ score: 3, comment: 'Fine.', location: 'lo@example.com', tags })
  const viewer = await makePerson(server, { role: 'viewer', email: 'strict@example.com' })
  await change([{ id, tags: ['la@example.com', 'seen'] }])
  const history = await viewer.as<List<{ after: object }>>('GET', `/feedback/${id}/history`)
  expect(history.body.items).toMatchObject([{ after: { tags: ['…', 'seen'] } }])
  const values = await viewer.as<{ tags: string[]; locations: string[] }>('GET', '/feedback/values')
  expect(values.body.tags).toContain('seen')
  expect(JSON.stringify(values.body)).not.toContain('@')
})

test('[F13] what can be no id is none of an entry, on any engine', async () => {
  const { status, body } = await change([{ id: 'no\u0000thing', display: 'hidden' }])
  expect([status, body.results]).toMatchObject([200, [{ id: 'nothing', status: 404 }]])
})

test('[F8] known values are told to filter by', async () => {
  await add({ score: 1, location: 'Weimar', touchpoint: 'visit', tags: ['urgent'], language: 'de' })
  expect((await get('/values')).body).toMatchObject({
    locations: expect.arrayContaining(['Weimar', 'Jena']),
    touchpoints: ['visit'],
    segments: ['trade'],
    languages: ['de'],
    tags: expect.arrayContaining(['urgent', 'seen']),
  })
})
