import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { freshDatabase } from '../../scripts/testing/database.ts'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { makePerson, makeToken, type Person } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { openFollower } from './testing/follower.ts'

const WRITERS = 20
const ENTRIES_EACH = 10
const TIMES_AWAY = 5

let database: Awaited<ReturnType<typeof freshDatabase>>
let server: TestServer
let other: TestServer
let shop: Integrator
let owner: { Cookie: string }

beforeAll(async () => {
  database = await freshDatabase(inject('postgresUrl'))
  server = await startTestServer({ DATABASE_URL: database.url })
  other = await startTestServer({ DATABASE_URL: database.url })
  shop = createIntegrator(server, await server.makeSource({ metric: 'nps' }))
  owner = { Cookie: server.cookie }
})
afterAll(async () => {
  await server.close()
  await other.close()
  await database.drop()
})

const follow = (from?: Parameters<typeof openFollower>[2]) => openFollower(server.url, owner, from)

test('[O9] a stream begins with what comes next, tells it as JSON, and names where it is', async () => {
  await shop.post({ score: 1 })
  const follower = await follow()
  expect(follower.response.headers.get('Content-Type')).toMatch(/^text\/event-stream/)
  await shop.post({ score: 8, comment: 'Two\nlines.', externalId: 'first' })
  await follower.until((heard) => heard.length === 1)
  expect(follower.heard[0]?.data).toMatchObject({ score: 8, comment: 'Two\nlines.' })
  const listed = await server.asOwner('GET', `/api/v1/feedback?after=${follower.heard[0]?.id}`)
  expect(listed.body).toMatchObject({ items: [] })
  await follower.leave()
})

test('[O10] twenty writers on two instances and a follower that comes and goes: nothing is missed or doubled', async () => {
  const away = createIntegrator(other, { id: '', token: shop.bearer.Authorization.slice('Bearer '.length) })
  const write = async (writer: number) => {
    for (let n = 0; n < ENTRIES_EACH; n += 1) {
      const sender = n % 2 === 0 ? shop : away
      const { status } = await sender.post({ score: 9, externalId: `writer ${writer} ${n}` })
      expect(status).toBe(201)
    }
  }
  const start = await server.asOwner<{ next: string }>('GET', '/api/v1/feedback?after=&limit=1000')
  const written = Promise.all(Array.from({ length: WRITERS }, (_, n) => write(n)))
  const heard: string[] = []
  let lastId = start.body.next
  const all = WRITERS * ENTRIES_EACH
  for (let times = 1; heard.length < all; times += 1) {
    const follower = await follow({ lastId })
    const enough = times < TIMES_AWAY ? 1 : all - heard.length
    await follower.until((now) => now.length >= enough)
    await follower.leave()
    heard.push(...follower.heard.map(({ data }) => String(data.externalId)))
    lastId = follower.heard.at(-1)?.id ?? lastId
  }
  await written
  expect(heard.length).toBe(all)
  expect(new Set(heard).size).toBe(all)
})

test('[O11] a stream ends with the session or token that opened it, and with a change of what one may', async () => {
  const admin = await makePerson(server, { role: 'admin' })
  const falling = await makePerson(server, { role: 'admin', email: 'falling@example.com' })
  const token = await makeToken(server, admin, 'read')
  const cookieOf = ({ cookie }: Person) => ({ Cookie: cookie })
  const bearer = { Authorization: `Bearer ${token.token}` }

  const byToken = await openFollower(server.url, bearer)
  await admin.as('DELETE', `/tokens/${token.id}`)
  await byToken.ended
  expect((await openFollower(server.url, bearer)).response.status).toBe(401)

  const bySession = await openFollower(server.url, cookieOf(admin))
  const byFalling = await openFollower(other.url, cookieOf(falling))
  await admin.as('DELETE', '/session')
  await bySession.ended
  await server.asOwner('PATCH', `/api/v1/users/${falling.id}`, { role: 'viewer' })
  await byFalling.ended
})

test('[O12] deleting everything is told as such, also to whoever comes back after it', async () => {
  await shop.post({ score: 3 })
  const before = await server.asOwner<{ next: string }>('GET', '/api/v1/feedback?after=&limit=1000')
  const follower = await follow()
  await other.asOwner('DELETE', '/api/v1/feedback?confirm=delete%20everything')
  await follower.until((heard) => heard.length === 1)
  await shop.post({ score: 4 })
  await follower.until((heard) => heard.length === 2)
  const late = await follow({ lastId: before.body.next })
  await late.until((heard) => heard.length === 2)
  for (const { heard } of [follower, late]) {
    expect(heard).toMatchObject([{ event: 'emptied' }, { event: 'message', data: { score: 4 } }])
  }
  await follower.leave()
  await late.leave()
})

test('[O13] one account follows at most twenty times', async () => {
  const person = await makePerson(server, { role: 'viewer' })
  const headers = { Cookie: person.cookie }
  const followers = await Promise.all(Array.from({ length: 20 }, () => openFollower(server.url, headers)))
  expect(followers.map(({ response }) => response.status)).toEqual(Array(20).fill(200))
  const refused = await person.as('GET', '/feedback/stream')
  expect(refusalOf(refused)).toEqual({ status: 429 })
  expect(refused.headers.get('Retry-After')).toBe('30')
  for (const follower of followers) await follower.leave()
})

test('[O13] asking for the headers alone opens no stream', async () => {
  const { status, body } = await server.asOwner('HEAD', '/api/v1/feedback/stream')
  expect({ status, body }).toEqual({ status: 200, body: '' })
})

test('[O14] a server that ends lets its followers go', async () => {
  const third = await startTestServer({ DATABASE_URL: database.url })
  const follower = await openFollower(third.url, { Cookie: third.cookie })
  await third.close()
  await follower.ended
})
