import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Response } from 'express'
import { expect, test } from 'vitest'
import { sendStream } from './stream.ts'

test('[E22] pieces are made no faster than they are taken, and none after the taker has gone', async () => {
  let made = 0
  async function* endless() {
    for (;;) {
      made += 1
      yield 'x'.repeat(100_000)
    }
  }
  const ended = Promise.withResolvers<void>()
  const server = createServer((_request, response) => {
    sendStream(response as Response, 'text/plain', endless()).then(ended.resolve, ended.reject)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const [response] = (await once(get(`http://127.0.0.1:${port}`), 'response')) as [IncomingMessage]
  response.once('data', () => response.pause())
  await once(response, 'pause')
  // What the sockets hold is some megabytes; without back-pressure it would never end.
  response.destroy()
  await ended.promise
  const atEnd = made
  expect(atEnd).toBeLessThan(1_000)
  server.close()
  await once(server, 'close')
  expect(made).toBe(atEnd)
})
