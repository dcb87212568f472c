import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Feedback } from '../../shared/feedback.ts'
import { createIntegrator, type Integrator, type Kept, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

interface List {
  items: Feedback[]
  next: string | null
}

let server: TestServer
let shop: Integrator
beforeAll(async () => {
  server = await startTestServer()
  shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
})
afterAll(() => server.close())

const patch = (id: string, body: object) => server.asOwner<Kept>('PATCH', `/api/v1/feedback/${id}`, body)
const list = async (query: string) => (await server.asOwner<List>('GET', `/api/v1/feedback?${query}`)).body
const add = async (posted: object): Promise<Kept> => (await shop.post(posted)).body

test('[I45] a moderator changes display, pin, star and tags, and is answered the entry', async () => {
  const { id } = await add({ score: 9, comment: 'Fine.' })
  const change = { display: 'hidden', pinned: true, starred: true, tags: ['a', 'b'] }
  const { status, body } = await patch(id, change)
  expect(status).toBe(200)
  expect(body).toMatchObject({ id, comment: 'Fine.', ...change })
  expect((await server.asOwner('GET', `/api/v1/feedback/${id}`)).body).toEqual(body)
})

test('[I45] what does not count needs a reason, and a score moves by that alone', async () => {
  const { id, source } = await add({ score: 2, comment: 'Spam.' })
  const n = async () =>
    (await server.asOwner('GET', `/api/v1/scores?metric=nps&window=1d&source=${source}`)).body.n as number
  const before = await n()
  expect(refusalOf(await patch(id, { counted: false }))).toEqual({ status: 422, pointers: ['/reason'] })
  expect(refusalOf(await patch(id, { counted: false, reason: 'bad' }))).toEqual({
    status: 422,
    pointers: ['/reason'],
  })
  expect(refusalOf(await patch(id, { counted: false, reason: 'withdrawn' }))).toMatchObject({ status: 422 })
  await patch(id, { display: 'hidden' })
  expect(await n()).toBe(before)
  const spam = await patch(id, { counted: false, reason: 'spam', note: 'sent by a bot' })
  expect(spam.body).toMatchObject({ counted: false, reason: 'spam', note: 'sent by a bot' })
  expect(await n()).toBe(before - 1)
  expect((await patch(id, { counted: true })).body).toMatchObject({ counted: true, reason: null })
  expect(await n()).toBe(before)
})

test("[I45] a moderator's note can be changed later, and is not told to the sender", async () => {
  const posted = { score: 3, comment: 'Once more.', externalId: 'noted' }
  const { id } = await add(posted)
  await patch(id, { counted: false, reason: 'spam' })
  const note = 'The same words came from three addresses.'
  expect((await patch(id, { counted: false, reason: 'spam', note })).body).toMatchObject({ note })
  expect((await shop.post(posted)).body).not.toHaveProperty('note')
})

test('[I46] with a revision it applies only if nothing changed since, else 409 tells what the other did', async () => {
  const { id, revision } = await add({ score: 9, comment: 'Two moderators.' })
  const first = await patch(id, { display: 'hidden', revision })
  expect(first.status).toBe(200)
  const second = await patch(id, { starred: true, revision })
  expect(refusalOf(second)).toEqual({ status: 409 })
  expect(second.body).toMatchObject({
    current: { display: 'hidden', counted: true, starred: false, revision: first.body.revision },
  })
  expect((await patch(id, { starred: true, revision: first.body.revision })).status).toBe(200)
})

test('[I46] what the customer has withdrawn comes back by nobody', async () => {
  const { id } = await add({ comment: 'Gone.', externalId: 'gone' })
  await shop.withdraw('gone')
  for (const change of [
    { display: 'shown' },
    { counted: true },
    { counted: false, reason: 'spam' },
    { pinned: true },
  ]) {
    expect(refusalOf(await patch(id, change))).toMatchObject({ status: 422 })
  }
})

test('[I46] nonsense is 422 at its field, an unknown entry 404', async () => {
  const { id } = await add({ score: 9 })
  for (const [body, pointer] of [
    [{ display: 'gone' }, '/display'],
    [{ pinned: 'yes' }, '/pinned'],
    [{ tags: 'a' }, '/tags'],
    [{ tags: ['x'.repeat(51)] }, '/tags/0'],
    [{ revision: 'x' }, '/revision'],
  ] as const) {
    expect(refusalOf(await patch(id, body))).toEqual({ status: 422, pointers: [pointer] })
  }
  expect(refusalOf(await patch('nothing', { starred: true }))).toEqual({ status: 404 })
  expect(refusalOf(await server.asOwner('GET', '/api/v1/feedback/nothing'))).toEqual({ status: 404 })
})

test('[I47] the audit log tells who decided what, without a word, name or note of anybody', async () => {
  const { id } = await add({ comment: 'Very private.', author: { name: 'Johanna' } })
  await patch(id, { counted: false, reason: 'duplicate', note: 'Johanna wrote twice' })
  const { status, body } = await server.asOwner<{ items: object[] }>('GET', `/api/v1/audit?subject=${id}`)
  expect(status).toBe(200)
  expect(body.items).toMatchObject([
    {
      action: 'feedback.changed',
      subject: id,
      before: { counted: true },
      after: { counted: false, reason: 'duplicate' },
    },
  ])
  expect(JSON.stringify(body)).not.toMatch(/private|Johanna/)
  expect(refusalOf(await server.asOwner('DELETE', `/api/v1/audit/${id}`))).toMatchObject({ status: 404 })
})

test('[I47] the audit log, which is kept for ever, tells no address that a sender put into a tag', async () => {
  const { id } = await add({ comment: 'Fine.', tags: ['maya@example.com', 'parcel'] })
  await patch(id, { tags: ['anna@example.com', 'parcel'] })
  const { body } = await server.asOwner<{ items: object[] }>('GET', `/api/v1/audit?subject=${id}`)
  const told = { tags: ['…', 'parcel'] }
  expect(body.items).toMatchObject([{ before: told, after: told }])
})

test('[I48] the list is the newest first, in pages that neither miss nor repeat', async () => {
  const source = await server.makeSource({ metric: 'nps' })
  const sender = createIntegrator(server, source)
  const { body } = await sender.batch(Array.from({ length: 25 }, (_, n) => ({ score: n % 11 })))
  const ids: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: List = await list(`source=${source.id}&limit=10${next && `&cursor=${next}`}`)
    ids.push(...page.items.map(({ id }) => id))
    next = page.next
    if (ids.length === 10) await sender.post({ score: 1 })
  }
  expect(ids).toEqual(body.results.map(({ id }) => id).toReversed())
})

test('[I48] filters admit what they say, and a wrong one is refused', async () => {
  const { id: tagged } = await add({ score: 9, tags: ['only here', 'b'] })
  expect((await list('tag=only+here')).items.map(({ id }) => id)).toEqual([tagged])
  expect(refusalOf(await server.asOwner('GET', '/api/v1/feedback?colour=red'))).toMatchObject({ status: 422 })
  const source = await server.makeSource({ policy: 'hold' })
  const sender = createIntegrator(server, source)
  await sender.post({ metric: 'csat', score: 5, location: 'K\u00f6ln', language: 'de' })
  await sender.post({ metric: 'nps', score: 2, touchpoint: 'visit', author: { segment: 'trade' } })
  const { body: trial } = await sender.post({ metric: 'nps', score: 9, test: true })
  await patch(trial.id, { display: 'shown' })
  const count = async (query: string) => (await list(`source=${source.id}&${query}`)).items.length
  const counts = {
    'display=held': 2,
    'display=shown': 1,
    'counted=true': 2,
    'counted=false': 1,
    'metric=csat': 1,
  }
  const more = {
    'mood=bad': 1,
    'location=Ko%CC%88ln': 1,
    'language=de': 1,
    'touchpoint=visit': 1,
    'segment=trade': 1,
    'limit=2': 2,
  }
  for (const [query, n] of Object.entries({ ...counts, ...more }))
    expect([query, await count(query)]).toEqual([query, n])
  for (const query of [
    'display=x',
    'counted=1',
    'metric=x',
    'limit=0',
    'limit=201',
    'limit=x',
    'source=a&source=b',
  ]) {
    expect(refusalOf(await server.asOwner('GET', `/api/v1/feedback?${query}`))).toMatchObject({ status: 422 })
  }
  expect(refusalOf(await server.asOwner('GET', '/api/v1/feedback?cursor=xxx'))).toEqual({ status: 400 })
})
