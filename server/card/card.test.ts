import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClock } from '../testing/clock.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'
import { momentOf } from './speech.ts'

interface MadeWall {
  id: string
  slug: string
  shareKey: string
}

const PNG = [0x89, 0x50, 0x4e, 0x47]
const clock = createClock()
let server: TestServer
let source: TestSource
let wall: MadeWall

beforeAll(async () => {
  server = await startTestServer({}, { clock })
  source = await server.makeSource({ metric: 'nps' })
  wall = await makeWall('every-voice')
})
afterAll(() => server.close())

async function makeWall(slug: string, settings: object = {}): Promise<MadeWall> {
  const made = { name: 'Every voice', company: 'Harbour & Pine', slug, timeZone: 'UTC', ...settings }
  return (await server.asOwner<MadeWall & Record<string, unknown>>('POST', '/api/v1/walls', made)).body
}

async function post(score: number): Promise<void> {
  const headers = { Authorization: `Bearer ${source.token}` }
  const { status } = await server.call('POST', '/api/v1/feedback', headers, { score, comment: 'Said so.' })
  expect(status).toBe(201)
}

const json = (of: MadeWall, key = of.shareKey, headers = {}) =>
  server.call('GET', `/wall/${of.slug}/score.json?key=${key}`, headers)
const picture = (of: MadeWall, headers = {}) =>
  fetch(`${server.url}/wall/${of.slug}/score.png?key=${of.shareKey}`, { headers })

test('[L60] below five answers neither the JSON nor the picture tells a number', async () => {
  await post(9)
  const { status, body } = await json(wall)
  expect(status).toBe(200)
  expect(body).toMatchObject({ text: null, margin: null, n: 1, state: 'few', paused: false, today: 1 })
  const drawn = await picture(wall)
  expect(drawn.headers.get('Content-Type')).toBe('image/png')
  expect([...new Uint8Array(await drawn.arrayBuffer()).slice(0, 4)]).toEqual(PNG)
})

test("[L61] a wall's score as JSON agrees with the API to the digit, and its text is what people read", async () => {
  for (const score of [10, 10, 9, 9, 8, 3, 10]) await post(score)
  const { body } = await json(wall)
  const { body: asked } = await server.asOwner('GET', `/api/v1/scores?wall=${wall.id}`)
  for (const field of ['metric', 'score', 'n', 'lower', 'upper', 'parts', 'state']) {
    expect(body[field]).toEqual(asked[field])
  }
  expect(body).toMatchObject({ name: 'Every voice', company: 'Harbour & Pine', text: '63', today: 8 })
  expect(body.at).toBe(new Date(clock.now()).toISOString())
})

test('[L62] the picture is sent again only when it has changed', async () => {
  const first = await picture(wall)
  const tag = first.headers.get('ETag') ?? ''
  expect((await picture(wall, { 'If-None-Match': tag })).status).toBe(304)
  await post(10)
  const changed = await picture(wall, { 'If-None-Match': tag })
  expect(changed.status).toBe(200)
  expect(changed.headers.get('ETag')).not.toBe(tag)
  // Other sites' pages may show it.
  expect(changed.headers.get('Cross-Origin-Resource-Policy')).toBe('cross-origin')
})

test('[L63] only a key of this wall or a sign-in opens its score, and a wrong key learns nothing', async () => {
  const other = await makeWall('another')
  for (const key of ['', 'wrong', other.shareKey]) {
    expect((await json(wall, key)).status).toBe(403)
    expect((await fetch(`${server.url}/wall/${wall.slug}/score.png?key=${key}`)).status).toBe(403)
  }
  expect((await json({ ...wall, slug: 'nowhere' })).status).toBe(403)
  expect((await server.call('GET', `/wall/${wall.slug}/score.json`, { Cookie: server.cookie })).status).toBe(
    200,
  )
})

test('[L64] pages of the hosts that a link names may read the number, others may not', async () => {
  const { body: link } = await server.asOwner<{ shareKey: string }>(
    'POST',
    `/api/v1/walls/${wall.id}/links`,
    {
      name: 'Intranet',
      frameHosts: ['https://intranet.example.com', 'http://*.office.example:8080'],
    },
  )
  const allowed = async (origin: string) => {
    const { headers } = await json(wall, link.shareKey, { Origin: origin })
    expect(headers.get('Vary')).toContain('Origin')
    return headers.get('Access-Control-Allow-Origin')
  }
  for (const origin of ['https://intranet.example.com', 'http://wiki.office.example:8080']) {
    expect(await allowed(origin)).toBe(origin)
  }
  for (const origin of [
    'http://intranet.example.com',
    'https://intranet.example.com.evil.example',
    'https://evil.example',
    'http://wiki.office.example',
    'http://office.example:8080',
    'null',
  ]) {
    expect(await allowed(origin)).toBeNull()
  }
})

test('[L65] a paused wall tells no number, neither to programs nor in its picture', async () => {
  const before = (await picture(wall)).headers.get('ETag')
  await server.asOwner('PUT', `/api/v1/walls/${wall.id}/pause`)
  const { body } = await json(wall)
  expect(body).toEqual({
    ...{ name: 'Every voice', company: 'Harbour & Pine', at: new Date(clock.now()).toISOString() },
    ...{ paused: true, text: null, margin: null, today: null },
  })
  expect((await picture(wall)).headers.get('ETag')).not.toBe(before)
  await server.asOwner('DELETE', `/api/v1/walls/${wall.id}/pause`)
})

test('[L66] a name in letters that the picture has not, or far too long, harms nothing', async () => {
  for (const [i, company] of ['日本の店', 'x'.repeat(200), '👩‍👩‍👧‍👦', '<svg onload="x">&'].entries()) {
    const made = await makeWall(`named-${i}`, { company })
    expect((await picture(made)).status).toBe(200)
  }
})

test("[L67] the picture tells its moment as the wall does: in the wall's zone, by 24 hours, in the locale's digits", () => {
  const at = Date.parse('2026-11-22T20:30:00Z')
  const told = (locale: string, timeZone: string) => momentOf({ at, locale, timeZone })
  expect(told('en', 'UTC')).toBe('22 Nov, 20:30')
  expect(told('en-US', 'America/New_York')).toBe('Nov 22, 15:30')
  expect(told('de', 'Europe/Berlin')).toMatch(/^22\. Nov\.?, 21:30$/)
  expect(told('ar', 'Asia/Dubai')).toBe('23 نوفمبر، 00:30')
  expect(told('fa', 'UTC')).toBe('۲۲ Nov, ۲۰:۳۰')
})
