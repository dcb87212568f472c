import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LiveServer, makeWall, startLiveServer } from '../live/testing/live-server.ts'
import { openScreen } from '../live/testing/screen.ts'
import { type Answer, createCaller } from '../testing/server.ts'

interface MadeLink {
  id: string
  name: string
  frameHosts: string[]
  shareKey: string
  url: string
}

let server: LiveServer

beforeAll(async () => {
  server = await startLiveServer()
})
afterAll(() => server.close())

const call = <T = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
  createCaller(server.url)<T>(method, path, { Cookie: server.cookie, Origin: server.url }, body)
const makeLink = (wall: string, name: string, frameHosts: string[] = []) =>
  server.api<MadeLink>('POST', `/walls/${wall}/links`, { name, frameHosts })
const open = (url: string, headers = {}) =>
  createCaller('')('GET', url.replace('localhost', '127.0.0.1'), headers)

function framing({ headers }: Answer) {
  const [, ancestors] = /frame-ancestors ([^;]*)/.exec(headers.get('Content-Security-Policy') ?? '') ?? []
  return { ancestors, frames: headers.get('X-Frame-Options') }
}

test('[V30] each link opens its wall, and one is revoked without the others: its screens are sent away at once', async () => {
  const wall = await makeWall(server)
  const lobby = await makeLink(wall.id, 'Lobby')
  const kitchen = await makeLink(wall.id, 'Kitchen')
  const screens = await Promise.all(
    [lobby, kitchen].map(({ shareKey }) => openScreen(server, { ...wall, shareKey })),
  )
  const away = new Promise((resolve) => screens[0]?.socket.once('disconnect', resolve))
  expect((await call('DELETE', `/api/v1/walls/${wall.id}/links/${lobby.id}`)).status).toBe(204)
  await away
  expect(screens[1]?.socket.connected).toBe(true)
  const statuses = await Promise.all([lobby, kitchen].map(async ({ url }) => (await open(url)).status))
  expect(statuses).toEqual([403, 200])
  for (const screen of screens) screen.close()
})

test("[V30] a link's key is told once: lists and the log hold none of it", async () => {
  const wall = await makeWall(server)
  const made = await makeLink(wall.id, 'Intranet', ['https://intranet.example.com'])
  const listed = await server.api<{ items: object[] }>('GET', `/walls/${wall.id}/links`)
  expect(listed.items).toEqual([
    {
      id: made.id,
      name: 'Intranet',
      frameHosts: ['https://intranet.example.com'],
      createdAt: expect.anything(),
    },
    expect.objectContaining({ name: 'Screens', frameHosts: [] }),
  ])
  const log = await server.api<{ items: object[] }>('GET', `/audit?subject=${wall.id}`)
  expect(JSON.stringify([listed, log])).not.toContain(made.shareKey)
  expect(log.items[0]).toMatchObject({ action: 'wall.link.made', after: { link: made.id, name: 'Intranet' } })
})

test('[V30] a link of one wall is none of another', async () => {
  const [one, other] = [await makeWall(server), await makeWall(server)]
  const link = await makeLink(one.id, 'Lobby')
  expect((await call('DELETE', `/api/v1/walls/${other.id}/links/${link.id}`)).status).toBe(404)
  expect((await call('PATCH', `/api/v1/walls/${other.id}/links/${link.id}`, { name: 'x' })).status).toBe(404)
  expect((await open(`${server.url}/wall/${other.slug}?key=${link.shareKey}`)).status).toBe(403)
  expect((await open(link.url)).status).toBe(200)
})

test('[V31] a wall is framed by the hosts of the link that opened it, and by nobody else', async () => {
  const wall = await makeWall(server)
  const nowhere = { ancestors: "'none'", frames: 'DENY' }
  const hosts = ['https://intranet.example.com', '*.example.org']
  const framed = await makeLink(wall.id, 'Intranet', hosts)
  expect(framing(await open(framed.url))).toEqual({ ancestors: hosts.join(' '), frames: null })
  const plain = await makeLink(wall.id, 'Lobby')
  expect(framing(await open(plain.url))).toEqual(nowhere)
  const page = `${server.url}/wall/${wall.slug}`
  expect(framing(await open(page, { Cookie: server.cookie }))).toEqual(nowhere)
  expect(framing(await open(`${page}?key=wrong`))).toEqual(nowhere)
  expect(framing(await open(`${server.url}/admin`))).toEqual(nowhere)
  expect(framing(await open(`${server.url}/preview`))).toEqual({ ancestors: "'self'", frames: null })
  await server.api('PATCH', `/walls/${wall.id}/links/${framed.id}`, { frameHosts: [] })
  expect(framing(await open(framed.url))).toEqual(nowhere)
})

test.each([
  "'self'",
  '*',
  'https://a.example; script-src *',
  'a.example b.example',
  'a.example,b.example',
  'https://a.example/path',
  'javascript:alert(1)',
  '',
])('[V32] %s is no host that may frame a wall', async (host) => {
  const wall = await makeWall(server)
  const { status, body } = await call('POST', `/api/v1/walls/${wall.id}/links`, {
    name: 'x',
    frameHosts: [host],
  })
  expect(status).toBe(422)
  expect(body).toMatchObject({ errors: [{ pointer: '/frameHosts/0' }] })
})

test('[V32] a host is taken as it is copied from an address, in any case, and once', async () => {
  const wall = await makeWall(server)
  const hosts = ['HTTPS://Intranet.Example.com/', 'https://intranet.example.com', 'intranet:8080']
  const { frameHosts } = await makeLink(wall.id, 'x', hosts)
  expect(frameHosts).toEqual(['https://intranet.example.com', 'intranet:8080'])
})
