import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPaired, pairScreen } from '../live/testing/paired.ts'
import { DAY, HOUR } from '../testing/clock.ts'
import { cookieOf, startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
let wall = ''
beforeAll(async () => {
  server = await startTestServer()
  const made = await server.asOwner<{ id: string }>('POST', '/api/v1/walls', { name: 'Wall', slug: 'wall' })
  wall = made.body.id
})
afterAll(() => server.close())

const here = (method: string, body?: object, headers: Record<string, string> = { Origin: server.url }) =>
  server.call(method, '/api/v1/screens/here', headers, body)

test('[C16] a browser is known by a cookie that its scripts cannot read, for as long as browsers keep any', async () => {
  const { token } = await pairScreen(server, { wall })
  const { status, headers } = await here('PUT', { token })
  expect(status).toBe(204)
  const set = headers.get('Set-Cookie') ?? ''
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=34560000']) expect(set).toContain(part)
  expect(set).not.toMatch(/Secure|Domain/)
  const cookie = cookieOf(headers)
  const screen = await openPaired(server.url, '', { headers: { Cookie: cookie, Origin: server.url } })
  screen.close()
  const gone = await here('DELETE')
  expect(gone.status).toBe(204)
  expect(gone.headers.get('Set-Cookie')).toMatch(/^tenfoot_screen=; .*Max-Age=0/)
})

test('[C26] a browser that is to forget its screen keeps the key of one that it has become meanwhile', async () => {
  const { id, token } = await pairScreen(server, { wall })
  const headers = { Cookie: cookieOf((await here('PUT', { token })).headers), Origin: server.url }
  const kept = await here('DELETE', undefined, headers)
  expect([kept.status, kept.headers.get('Set-Cookie')]).toEqual([204, null])
  await server.asOwner('DELETE', `/api/v1/screens/${id}`)
  expect((await here('DELETE', undefined, headers)).headers.get('Set-Cookie')).toMatch(/^tenfoot_screen=;/)
})

test('[C16] the cookie counts only from our own pages, and a key that opens nothing is never kept', async () => {
  const { token } = await pairScreen(server, { wall })
  const Cookie = cookieOf((await here('PUT', { token })).headers)
  for (const headers of [{ Cookie, Origin: 'https://evil.example' }, { Cookie }, { Origin: server.url }]) {
    await expect(openPaired(server.url, '', { headers })).rejects.toThrow('unpaired')
  }
  expect((await here('PUT', { token }, { Origin: 'https://evil.example' })).status).toBe(403)
  expect((await here('DELETE', undefined, { Origin: 'https://evil.example' })).status).toBe(403)
  const wrong = await here('PUT', { token: 'tf_screen_wrong' })
  expect(wrong.status).toBe(403)
  expect(wrong.headers.get('Set-Cookie')).toBeNull()
  expect((await here('PUT', { token: 'x'.repeat(300) })).status).toBe(422)
})

test('[C16] over https the cookie never goes another way', async () => {
  const secure = await startTestServer({ TENFOOT_TRUST_PROXY: '1' })
  const made = await secure.asOwner<{ id: string }>('POST', '/api/v1/walls', { name: 'Wall', slug: 'wall' })
  const { token } = await pairScreen(secure, { wall: made.body.id })
  const headers = { Origin: secure.url, 'X-Forwarded-Proto': 'https' }
  const set = await secure.call('PUT', '/api/v1/screens/here', headers, { token })
  expect(set.headers.get('Set-Cookie')).toContain('Secure')
  await secure.close()
})

test('[C16] whoever tries keys there has to wait', async () => {
  const statuses = new Set<number>()
  for (let n = 0; n < 310 && !statuses.has(429); n += 1)
    statuses.add((await here('PUT', { token: 'x' })).status)
  expect([...statuses]).toEqual([403, 429])
})

test('[C17] a key is followed by another after 30 days; what the page has kept ends the old one two days later', async () => {
  const { token } = await pairScreen(server, { wall })
  const early = await openPaired(server.url, token)
  early.close()
  expect(early.tokens).toEqual([])
  server.clock.forward(30 * DAY)
  const screen = await openPaired(server.url, token)
  await screen.until(({ tokens }) => tokens.length > 0)
  screen.close()
  const [newer = ''] = screen.tokens
  expect(newer).toMatch(/^tf_screen_[\w-]{43}$/)
  for (const key of [newer, token]) (await openPaired(server.url, key)).close()
  server.clock.forward(48 * HOUR)
  await expect(openPaired(server.url, token)).rejects.toThrow('unpaired')
  ;(await openPaired(server.url, newer)).close()
})

test('[C17] the old key goes on for a page that has not kept the newer, and it is given another', async () => {
  const { token } = await pairFresh()
  server.clock.forward(30 * DAY)
  const screen = await openPaired(server.url, token, { keeps: false })
  await screen.until(({ tokens }) => tokens.length > 0)
  screen.close()
  server.clock.forward(5 * DAY)
  const back = await openPaired(server.url, token)
  await back.until(({ tokens }) => tokens.length > 0)
  expect(back.tokens[0]).not.toBe(screen.tokens[0])
  back.close()
  await expect(openPaired(server.url, screen.tokens[0] as string)).rejects.toThrow('unpaired')
  ;(await openPaired(server.url, back.tokens[0] as string)).close()
})

test('[C17] a page that keeps a newer key and cannot say so ends the old one by coming with it', async () => {
  const { token } = await pairFresh()
  server.clock.forward(30 * DAY)
  const screen = await openPaired(server.url, token, { keeps: false })
  await screen.until(({ tokens }) => tokens.length > 0)
  screen.close()
  const newer = screen.tokens[0] as string
  ;(await openPaired(server.url, newer)).close()
  await expect
    .poll(async () => {
      server.clock.forward(48 * HOUR)
      return openPaired(server.url, token).then(
        (still) => still.close(),
        (error) => error.message,
      )
    })
    .toBe('unpaired')
  ;(await openPaired(server.url, newer)).close()
})

/** The owner's session has ended in the meantime. */
async function pairFresh() {
  const owner = { email: 'owner@example.com', password: 'a long password' }
  const { headers } = await server.call('POST', '/api/v1/session', { Origin: server.url }, owner)
  const signed = { Cookie: cookieOf(headers), Origin: server.url }
  const asOwner = <Body>(method: string, path: string, body?: unknown) =>
    server.call<Body>(method, path, signed, body)
  return pairScreen({ url: server.url, asOwner }, { wall })
}
