import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LiveServer, makeWall, startLiveServer, type TestWall } from '../live/testing/live-server.ts'
import { openScreen } from '../live/testing/screen.ts'
import { createCaller } from '../testing/server.ts'

let server: LiveServer

beforeAll(async () => {
  server = await startLiveServer()
})
afterAll(() => server.close())

/** As much of a PNG as tells its size. */
function png(width: number, height: number): Uint8Array {
  const head = Buffer.alloc(33)
  head.write('\x89PNG\r\n\x1a\n', 0, 'latin1')
  head.writeUInt32BE(13, 8)
  head.write('IHDR', 12)
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return new Uint8Array(Buffer.concat([head, deflateSync(Buffer.alloc(100))]))
}

const put = (wall: TestWall, body: Uint8Array | string, type = 'image/png') =>
  createCaller(server.url)<{ logo: string; status: number }>(
    'PUT',
    `/api/v1/walls/${wall.id}/logo`,
    { Cookie: server.cookie, Origin: server.url, 'Content-Type': type },
    body,
  )

test('[V33] a logo is served as the picture that it is, so that nothing in it can run', async () => {
  const wall = await makeWall(server)
  const picture = png(320, 80)
  // What it is told to be does not matter.
  const { status, body } = await put(wall, picture, 'text/html')
  expect(status).toBe(200)
  const response = await fetch(server.url + body.logo)
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(picture)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
})

test.each([
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 415],
  ['a page', '<!doctype html><script>alert(1)</script>', 415],
  ['nothing', '', 415],
  ['a picture of which there is only the beginning', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 422],
  ['a picture that unfolds to more than a TV holds', png(30_000, 30_000), 422],
  ['a picture without any size', png(0, 10), 422],
  ['more bytes than are taken', new Uint8Array(600_000), 413],
])('[V33] %s is no logo', async (_what, body, refused) => {
  const wall = await makeWall(server)
  expect((await put(wall, body)).status).toBe(refused)
  expect(await server.api('GET', `/walls/${wall.id}`)).toMatchObject({ logo: null })
})

test('[V34] screens draw another logo at once, and the one before is gone with its address', async () => {
  const wall = await makeWall(server)
  const screen = await openScreen(server, wall)
  expect(screen.view.logo).toBeNull()
  const first = (await put(wall, png(100, 50))).body.logo
  await screen.until(({ view }) => view.logo === first)
  const second = (await put(wall, png(200, 50))).body.logo
  await screen.until(({ view }) => view.logo === second)
  expect((await fetch(server.url + first)).status).toBe(404)
  await server.api('DELETE', `/walls/${wall.id}/logo`)
  await screen.until(({ view }) => view.logo === null)
  expect((await fetch(server.url + second)).status).toBe(404)
  screen.close()
})
