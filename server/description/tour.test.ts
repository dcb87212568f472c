import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCESS } from '../accounts/access.ts'
import { openPage } from '../live/testing/paired.ts'
import { keyOf } from '../testing/people.ts'
import { cookieOf, startTestServer, type TestServer } from '../testing/server.ts'
import { createTour, type Tour } from './testing/tour.ts'

interface Made {
  id: string
}
interface Items<Item = Made> {
  items: Item[]
}

/**
 * One walk through all that can be called, in an order in which there is something to be found at each address. The parts
 * build on one another.
 */
let server: TestServer
let tour: Tour
let cookie = ''
let token = ''
let source = ''
let hook: { source: string; secret: string }

beforeAll(async () => {
  server = await startTestServer({}, { owner: false })
  tour = createTour(server.url, (route) => {
    const own = route.replace(' /api/v1', ' ')
    if (ACCESS[own] === 'source') return { Authorization: `Bearer ${token}` }
    if (route.includes(' /hooks/')) return {}
    return { Cookie: cookie, Origin: server.url }
  })
})
afterAll(() => server.close())

const API = '/api/v1'
/** The smallest picture that there is. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const go = <Body = Record<string, unknown>>(route: string, wish?: Parameters<Tour['go']>[1]) =>
  tour.go<Body>(route.replace(' /', ` ${API}/`), wish)

test('[O18] setting up, signing in and a source are answered as described', async () => {
  await go('GET /setup')
  const body = { key: server.setupKey, email: 'owner@example.com', password: 'four words and a number' }
  cookie = cookieOf((await go('POST /setup', { body })).headers)
  await go('GET /session')
  cookie = cookieOf((await go('POST /session')).headers)
  const made = await go<Made & { token: string; hookUrl: string }>('POST /sources', {
    body: {
      name: 'Shop',
      metric: 'nps',
      preset: 'generic',
      timeZone: 'UTC',
      mapping: { score: '/rating', comment: '/note' },
    },
  })
  const [, , id, secret] = new URL(made.body.hookUrl).pathname.split('/')
  ;({ id: source, token } = made.body)
  hook = { source: String(id), secret: String(secret) }
  await go('GET /openapi.json')
  expect(tour.wrong()).toEqual([])
})

test('[O18] what senders send is answered as described', async () => {
  await go('POST /feedback')
  await go('POST /feedback')
  await go('POST /feedback', { body: { score: 3, colour: 'blue', scale: { min: 1, max: 5 } } })
  await go('POST /feedback', {
    body: { comment: 'Call +49 171 1234567.', test: true, link: 'https://example.com/1' },
  })
  await go('POST /feedback/batch')
  await go('POST /feedback/batch', { body: '[{"score": 9}, {"score": 99}, {"score": 9, "more": 1}]' })
  const ndjson = { headers: { 'Content-Type': 'application/x-ndjson' }, body: '{"score": 5}\n{"score": ' }
  await go('POST /feedback/batch', ndjson)
  const path = { id: 'order 17' }
  await go('PUT /feedback/by-external-id/:id', { path })
  await go('PUT /feedback/by-external-id/:id', { path, body: { score: 2 } })
  await go('DELETE /feedback/by-external-id/:id', { path })
  await go('GET /source')
  expect(tour.wrong()).toEqual([])
})

test('[O18] what tools of others send is answered as described, and so is its log', async () => {
  const json = (body: object) => ({ path: hook, body: JSON.stringify(body) })
  const bearer = { Authorization: `Bearer ${token}` }
  await tour.go('GET /hooks/:source/:secret', { path: hook })
  await tour.go('GET /hooks/:source', { path: hook, headers: bearer })
  const asks = { 'WebHook-Request-Origin': 'tool.example.com' }
  await tour.go('OPTIONS /hooks/:source/:secret', { path: hook, headers: asks })
  await tour.go('OPTIONS /hooks/:source', { path: hook, headers: { ...asks, ...bearer } })
  await tour.go('POST /hooks/:source/:secret', json({ rating: 8, note: 'By hook.' }))
  await tour.go('POST /hooks/:source/:secret', json({ rating: 8, note: 'By hook.' }))
  await tour.go('POST /hooks/:source/:secret', { ...json({ rating: 7 }), query: '?dry=1' })
  await tour.go('PUT /hooks/:source/:secret', json({ rating: 9, note: 'By PUT.' }))
  await tour.go('POST /hooks/:source', {
    ...json({ rating: 6, note: 'By the short address.' }),
    headers: bearer,
  })
  await tour.go('PUT /hooks/:source', { ...json({ rating: 5, note: 'Likewise.' }), headers: bearer })
  await tour.go('POST /hooks/:source/:secret', json({ colour: 'nobody knows' }))
  await tour.go('POST /hooks/:source/:secret', json({ rating: 'superb', note: 'Only half understood.' }))

  const path = { id: source }
  await go('GET /presets')
  await go('GET /sources/inbox')
  await go('GET /sources/:id/deliveries/counts', { path })
  const { body } = await go<Items<Made & { state: string }>>('GET /sources/:id/deliveries', {
    path,
    query: '?state=inbox,partly&limit=10',
  })
  const waiting = body.items.filter(({ state }) => state === 'inbox' || state === 'partly')
  const one = (place: number) => ({ id: source, delivery: String(waiting[place]?.id) })
  await go('GET /sources/:id/deliveries/:delivery', { path: one(0) })
  await go('POST /sources/:id/try', { path })
  await go('POST /sources/:id/try', { path, body: { delivery: one(0).delivery } })
  await go('POST /sources/:id/deliveries/:delivery/replay', { path: one(0) })
  await go('POST /sources/:id/deliveries/replay', { path })
  await go('PATCH /sources/:id/deliveries/:delivery', { path: one(1) })
  expect(tour.wrong()).toEqual([])
})

test('[O18] the feed and what is decided about it are answered as described', async () => {
  const changes = await go<Items & { next: string }>('GET /feedback', { query: '?after=&limit=2' })
  await go('GET /feedback', { query: `?after=${changes.body.next}` })
  const { body } = await go<Items>('GET /feedback')
  const path = { id: String(body.items[0]?.id) }
  await go('GET /feedback', {
    query:
      '?display=shown&metric=nps&limit=5&score=0-10&from=2026-01-01&to=2026-12-31T00:00Z&counted=true&q=call',
  })
  await go('GET /feedback/counts')
  await go('GET /feedback/values')
  await go('GET /feedback/:id', { path })
  await go('PATCH /feedback/:id', { path })
  await go('PATCH /feedback/:id', { path, body: { counted: false, reason: 'spam', note: 'Seen before.' } })
  await go('PATCH /feedback', {
    body: {
      items: [
        { ...path, display: 'shown' },
        { id: 'nobody', display: 'shown' },
      ],
    },
  })
  await go('GET /feedback/:id/walls', { path })
  await go('GET /feedback/:id/history', { path })
  await go('GET /feedback/export', { query: '?format=csv' })
  await go('GET /feedback/export', { query: '?format=ndjson' })
  await go('DELETE /feedback/:id', { path })
  await go('DELETE /feedback/:id/erasure', { path })
  const person = '?author=c_17'
  await go('GET /persons', { query: person })
  await go('GET /persons/export', { query: person })
  await go('POST /persons/erasure', { body: { author: 'c_17' } })
  await go('DELETE /persons/erasure', { query: person })
  expect(tour.wrong()).toEqual([])
})

test('[O18] scores, walls and screens are answered as described', async () => {
  const wall = await go<Made>('POST /walls')
  const path = { id: wall.body.id }
  await go('GET /walls')
  await go('GET /walls/:id', { path })
  await go('PATCH /walls/:id', { path })
  await go('POST /walls/preview')
  await go('POST /walls/preview', { body: { wall: path.id } })
  for (const route of ['PUT /walls/pause', 'DELETE /walls/pause']) await go(route)
  for (const route of ['PUT /walls/:id/pause', 'DELETE /walls/:id/pause']) await go(route, { path })
  await go('POST /walls/:id/key', { path })
  await go('PUT /walls/:id/logo', { path, body: PIXEL })
  await go('DELETE /walls/:id/logo', { path })
  const link = await go<Made>('POST /walls/:id/links', { path })
  const ofLink = { path: { ...path, link: link.body.id } }
  await go('GET /walls/:id/links', { path })
  await go('PATCH /walls/:id/links/:link', ofLink)
  await go('DELETE /walls/:id/links/:link', ofLink)
  await go('GET /screens')
  await go('GET /scores', { query: '?metric=nps&window=30d' })
  await go('GET /scores', { query: '?wall=entrance' })
  await go('GET /scores/year', { query: '?metric=nps&step=week' })
  await go('GET /scores/by', { query: '?metric=nps&dimension=tag' })
  await go('DELETE /walls/:id', { path })
  expect(tour.wrong()).toEqual([])
})

test('[O18] screens are answered as described, from their code to their end', async () => {
  const { body: wall } = await go<Made>('POST /walls', { body: { name: 'Hall', slug: 'hall' } })
  const page = await openPage(server.url)
  const code = page.offers[0]?.code
  await go('POST /screens/look', { body: { code } })
  const made = await go<Made>('POST /screens', { body: { code, name: 'Lobby', wall: wall.id } })
  await page.until(({ paired }) => paired !== null)
  page.close()
  await go('PUT /screens/here', { body: { token: page.paired?.token } })
  await go('POST /screens/trouble')
  await go('DELETE /screens/here')
  await go('POST /screens', { body: { link: true, name: 'Kitchen', wall: wall.id, group: 'Ground floor' } })
  const path = { id: made.body.id }
  for (const route of ['GET /screens/:id', 'PATCH /screens/:id', 'GET /screens']) await go(route, { path })
  await go('PATCH /screens')
  for (const name of ['identify', 'reload']) {
    await go(`POST /screens/${name}`)
    await go(`POST /screens/:id/${name}`, { path })
  }
  await go('POST /screens/:id/replace', { path })
  await go('GET /screens/:id/history', { path })
  await go('DELETE /screens/:id', { path })
  expect(tour.wrong()).toEqual([])
})

test('[O18] rules, words and masks are answered as described', async () => {
  await go('POST /rules/preview')
  const rule = await go<Made>('POST /rules')
  const path = { id: rule.body.id }
  await go('GET /rules')
  await go('GET /rules/:id', { path })
  await go('PATCH /rules/:id', { path })
  await go('PUT /rules/order', { body: { ids: [path.id] } })
  await go('DELETE /rules/:id', { path })
  for (const route of ['GET /words', 'PUT /words', 'GET /words', 'GET /masks', 'PUT /masks', 'GET /masks'])
    await go(route)
  expect(tour.wrong()).toEqual([])
})

test('[O18] people, tokens and the log are answered as described', async () => {
  const invited = await go<Made & { url: string }>('POST /invitations')
  const key = keyOf(invited.body.url)
  await go('GET /invitations')
  await go('POST /invitations/look', { body: { key } })
  const joined = await go<Made>('POST /invitations/accept', {
    body: { key, password: 'four words and a number' },
  })
  const path = { id: joined.body.id }
  const other = await go<Made>('POST /invitations', { body: { email: 'sam@example.com', role: 'viewer' } })
  await go('DELETE /invitations/:id', { path: { id: other.body.id } })
  await go('GET /users')
  await go('GET /users/:id', { path })
  await go('PATCH /users/:id', { path })
  const reset = await go<{ url: string }>('POST /users/:id/reset', { path })
  await go('POST /password/reset/look', { body: { key: keyOf(reset.body.url) } })
  await go('POST /password/reset', { body: { key: keyOf(reset.body.url), password: 'another four words' } })
  await go('DELETE /users/:id/sessions', { path })
  await go('DELETE /users/:id', { path })
  const made = await go<Made>('POST /tokens')
  await go('GET /tokens')
  await go('DELETE /tokens/:id', { path: { id: made.body.id } })
  const sessions = await go<Items<Made & { current: boolean }>>('GET /sessions')
  const old = sessions.body.items.find(({ current }) => !current)
  await go('DELETE /sessions/:id', { path: { id: String(old?.id) } })
  await go('DELETE /sessions')
  await go('GET /audit', { query: '?limit=1&action=user&from=2026-01-01T00:00:00Z' })
  await go('GET /audit/actors')
  await go('GET /audit/export', { query: '?format=csv' })
  const change = { current: 'four words and a number', password: 'yet another four words' }
  cookie = cookieOf((await go('PUT /password', { body: change })).headers)
  expect(tour.wrong()).toEqual([])
})

test('[O18] imports are answered as described', async () => {
  const upload = (name: string, rows: string[]) =>
    go<Made>('POST /imports', {
      query: `?name=${name}&source=${source}`,
      headers: { 'Content-Type': 'text/csv' },
      body: ['Score,Why?,Date', ...rows].join('\n'),
    })
  const { id } = (
    await upload('past.csv', ['9,Quick,2026-11-01', '99,Never,2026-11-02', '3,Slow,2026-11-03'])
  ).body
  const path = { id }
  await go('GET /imports')
  await go('POST /imports/:id/preview', { path })
  await go('POST /imports/:id/start', { path })
  await reaches(id, 'done')
  await go('GET /imports/:id/refused', { path })
  await go('POST /imports/:id/undo', { path })
  await reaches(id, 'undone')
  await go('DELETE /imports/:id', { path })
  expect(tour.wrong()).toEqual([])

  const many = Array.from({ length: 50_000 }, (_, n) => `${n % 11},Row ${n},2026-11-01`)
  const long = { id: (await upload('long.csv', many)).body.id }
  await go('POST /imports/:id/start', { path: long })
  await go('POST /imports/:id/cancel', { path: long })
  expect(tour.wrong()).toEqual([])
})

async function reaches(id: string, state: string): Promise<void> {
  const read = async () => (await go<{ state: string }>('GET /imports/:id', { path: { id } })).body.state
  await expect.poll(read, { timeout: 20_000 }).toBe(state)
}

test('[O18] sources are answered as described, up to their end', async () => {
  const path = { id: source }
  await go('POST /sources')
  await go('GET /sources')
  await go('GET /sources/pulse')
  await go('GET /sources/:id', { path })
  await go('PATCH /sources/:id', { path })
  await go('GET /sources/:id/retention', { path, query: '?days=30' })
  await go('GET /sources/:id/requests', { path })
  await go('POST /sources/:id/test', { path })
  await go('POST /sources/:id/tokens', { path })
  const tokens = await go<Items<Made & { endsAt: string | null }>>('GET /sources/:id/tokens', { path })
  const ending = tokens.body.items.find(({ endsAt }) => endsAt !== null)
  await go('DELETE /sources/:id/tokens/:token', { path: { ...path, token: String(ending?.id) } })
  await go('POST /sources/:id/secret', { path })
  await go('POST /sources/:id/address', { path })
  await go('GET /sources/:id/remains', { path })
  await go('DELETE /sources/:id', { path })
  await go('GET /sources', { query: '?deleted=true' })
  const last = await go<Made>('POST /sources')
  await go('DELETE /sources/:id/everything', { path: { id: last.body.id } })
  expect(tour.wrong()).toEqual([])
})

test('[O18] every route that is described was called, and the server is as well as it says', async () => {
  await tour.go('GET /healthz')
  await tour.go('GET /readyz')
  await tour.go('GET /api/v1/feedback/stream', { method: 'HEAD' })
  await go('DELETE /feedback', { query: '?confirm=delete%20everything' })
  await go('DELETE /session')
  expect(tour.wrong()).toEqual([])
  expect(tour.notCalled()).toEqual([])
})
