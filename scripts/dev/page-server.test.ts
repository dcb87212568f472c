import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { io } from 'socket.io-client'
import type { ViteDevServer } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../free-port.ts'
import { startPageServer } from './page-server.ts'

const server = createServer((request, response) => response.end(`${request.headers.host} ${request.url}`))
const sockets = new Server(server, { serveClient: false })
let vite: ViteDevServer
let host: string

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port: serverPort } = server.address() as AddressInfo
  const port = await freePort()
  vite = await startPageServer({ host: '127.0.0.1', port, serverPort })
  host = `127.0.0.1:${port}`
})

afterAll(async () => {
  await vite.close()
  await sockets.close()
})

test('[H11] npm run dev serves a page from its sources, with what replaces them while it is open', async () => {
  const html = await textAt('/wall/office?key=k')
  expect(html).toContain('/@vite/client')
  expect(html).toContain('"/wall/main.tsx"')
  const source = await fetch(`http://${host}/wall/main.tsx`)
  expect(source.headers.get('content-type')).toMatch(/javascript/)
})

test.each(['/api/v1/source?x=1', '/healthz', '/hooks/s_1/secret'])(
  '[H11] npm run dev passes %s on, under the host that was called',
  async (path) => {
    expect(await textAt(path)).toBe(`${host} ${path}`)
  },
)

test('[H11] npm run dev passes live connections on, and the server sees the host that was called', async () => {
  const seen = once(sockets.of('/wall'), 'connection')
  const socket = io(`http://${host}/wall`, { transports: ['websocket'] })
  const [connection] = await seen
  socket.close()
  expect(connection.handshake.headers.host).toBe(host)
})

async function textAt(path: string): Promise<string> {
  const response = await fetch(`http://${host}${path}`)
  return response.text()
}
