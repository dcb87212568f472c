import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { requestBytes } from './load.ts'
import { measureLatencies } from './paced.ts'

/** Answers nobody before so many have asked. */
async function serverOf(all: number): Promise<string> {
  const waiting: ServerResponse[] = []
  const server = createServer((request, response) => {
    request.resume()
    if (waiting.push(response) < all) return
    for (const each of waiting.splice(0)) each.writeHead(200, { 'Content-Length': 0 }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const next = () => requestBytes({ path: '/', headers: {}, body: '{}' })
const load = { connections: 5, next, perSecond: 1_000, requests: 3, warmUp: 2 }

test('[G12] requests of a paced load are sent when they are due, whether or not those before were answered', async () => {
  const url = await serverOf(5)
  expect(await measureLatencies({ ...load, url, expect: 'HTTP/1.1 200 ' })).toHaveLength(3)
})

test('[G12] an answer that nobody expected ends it', async () => {
  const url = await serverOf(1)
  await expect(measureLatencies({ ...load, url, expect: 'HTTP/1.1 201 ' })).rejects.toThrow(
    'unexpected answer',
  )
})
