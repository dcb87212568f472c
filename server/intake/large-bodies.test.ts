import { once } from 'node:events'
import { type IncomingMessage, request as startRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createIntegrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'

let server: TestServer
let source: TestSource
beforeAll(async () => {
  server = await startTestServer()
  source = await server.makeSource()
})
afterAll(() => server.close())

const MB = 1_048_576
const open = (path: string, headers: Record<string, string | number>) =>
  startRequest(`${server.url}${path}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${source.token}`, 'Content-Type': 'application/json', ...headers },
  })

async function read(response: IncomingMessage) {
  const body = JSON.parse(Buffer.concat(await Array.fromAsync(response)).toString())
  return { status: response.statusCode ?? 0, headers: new Headers(response.headers as HeadersInit), body }
}

test.each([
  ['an announced length', '/api/v1/feedback', { 'Content-Length': 11 * MB }],
  ['chunks', '/api/v1/feedback', { 'Transfer-Encoding': 'chunked' }],
  ['a batch in chunks', '/api/v1/feedback/batch', { 'Transfer-Encoding': 'chunked' }],
  ['a connection that closes', '/api/v1/feedback', { 'Content-Length': 11 * MB, Connection: 'close' }],
])(
  '[I31] with %s of 11 MB the sender reads 413 before it has sent everything',
  async (_how, path, headers) => {
    const request = open(path, headers)
    const answered = once(request, 'response') as Promise<[IncomingMessage]>
    const piece = Buffer.alloc(MB, ' ')
    for (let sent = 0; sent < 10; sent += 1) request.write(piece)
    request.write(Buffer.alloc(MB / 2, ' '))
    const [response] = await answered
    expect(refusalOf(await read(response))).toEqual({ status: 413 })
    request.end(Buffer.alloc(MB / 2, ' '))
  },
)

test('[I31] a sender that reads nothing before it has sent all 11 MB still finds the 413', async () => {
  const body = ' '.repeat(11 * MB)
  const { status } = await createIntegrator(server, source).post(body)
  expect(status).toBe(413)
})

test('[I31] exactly the limit is read: 1 MB for an entry, 10 MB for a batch', async () => {
  const shop = createIntegrator(server, source)
  const filled = (bytes: number, json: string) => json + ' '.repeat(bytes - json.length)
  expect((await shop.post(filled(MB, '{"comment": "x"}'))).status).toBe(201)
  expect((await shop.post(filled(MB + 1, '{"comment": "x"}'))).status).toBe(413)
  expect((await shop.batch(filled(10 * MB, '[{"comment": "x"}]'))).body.results).toMatchObject([
    { status: 201 },
  ])
  expect((await shop.batch(filled(10 * MB + 1, '[{"comment": "x"}]'))).status).toBe(413)
})

test('[I31] strangers are refused before they have sent their body', async () => {
  const request = open('/api/v1/feedback/batch', { Authorization: 'Bearer wrong', 'Content-Length': 10 * MB })
  request.write(' ')
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  expect(refusalOf(await read(response))).toEqual({ status: 401 })
  request.on('error', () => undefined).destroy()
})

async function speak(text: string, { end = true } = {}): Promise<string> {
  const { hostname, port } = new URL(server.url)
  const socket: Socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true })
  if (end) socket.end(text)
  else socket.write(text)
  const answer = Buffer.concat(await Array.fromAsync(socket)).toString()
  socket.destroy()
  return answer
}

test('[I32] a body that ends too early is 400, and nothing of it is kept', async () => {
  const head = `POST /api/v1/feedback HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${source.token}\r\nContent-Type: application/json\r\n`
  const body = '{"comment": "Truncated.", "externalId": "truncated"}'
  const short = await speak(`${head}Content-Length: 500\r\n\r\n${body}`)
  expect(short).toMatch(/^HTTP\/1\.1 400 /)
  expect(short).toMatch(/application\/problem\+json/)
  const chunked = await speak(
    `${head}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n`,
  )
  expect(chunked).toMatch(/^HTTP\/1\.1 400 /)
  expect((await createIntegrator(server, source).withdraw('truncated')).status).toBe(404)
})

test('[I32] what is no HTTP is refused in the form of all refusals', async () => {
  for (const [text, status] of [
    ['NONSENSE\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, 431],
  ] as const) {
    const [head = '', body = ''] = (await speak(text, { end: false })).split('\r\n\r\n')
    expect(head).toContain(`HTTP/1.1 ${status} `)
    expect(JSON.parse(body)).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) })
  }
})
