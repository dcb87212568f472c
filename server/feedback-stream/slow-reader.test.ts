import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import type { Response } from 'express'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EventPage } from './pages.ts'
import { openStream, type Stream } from './stream.ts'

const PAGE: EventPage = {
  events: Array.from({ length: 10 }, (_, n) => `id: ${n}\ndata: "${'x'.repeat(100_000)}"\n\n`),
  next: { revision: 1, id: '' },
  more: true,
}

let server: Server
let reader: Socket
let response: ServerResponse
let pages: number
let stream: Stream

/** A reader that takes nothing until it is told to, of a stream that never ends, unless its page is the last one. */
async function open({
  page = PAGE,
  stuckAfter,
}: {
  page?: EventPage
  stuckAfter?: number
} = {}): Promise<void> {
  pages = 0
  const asked = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>
  const { port } = server.address() as AddressInfo
  reader = connect(port, '127.0.0.1').pause()
  reader.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n')
  ;[, response] = await asked
  stream = openStream({
    response: response as Response,
    place: { revision: 0, id: '' },
    onError: () => expect.unreachable(),
    read: async () => {
      pages += 1
      await turn()
      return page
    },
    ...(stuckAfter !== undefined && { stuckAfter }),
  })
}

beforeEach(async () => {
  server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterEach(() => {
  stream.end()
  reader.destroy()
  server.close()
})

/** Settles when the stream waits for its reader. */
async function full(): Promise<void> {
  let before = -1
  while (!response.writableNeedDrain || before !== pages) {
    before = pages
    for (let turns = 0; turns < 50; turns += 1) await turn()
  }
}

test('[O22] for a slow reader nothing is read ahead, and one event waits at most', async () => {
  await open()
  await full()
  const { writableLength } = response
  stream.look()
  stream.beat()
  await full()
  expect(response.writableLength).toBe(writableLength)
  expect(writableLength).toBeLessThan(300_000)
  const before = pages
  reader.resume()
  while (pages < before + 20) await turn()
  expect(pages).toBeGreaterThan(before)
})

test('[O22] a reader that takes nothing for long is let go', async () => {
  await open({ stuckAfter: 100 })
  await once(response, 'close')
  expect(response.destroyed).toBe(true)
})

test('[O22] a reader for whom nothing waits hears that the stream lives', async () => {
  await open({ page: { ...PAGE, events: [], more: false } })
  stream.beat()
  let heard = ''
  for await (const chunk of reader.resume()) {
    heard += chunk
    if (heard.includes(':\n\n\r\n')) break
  }
  expect(heard).toMatch(/^HTTP\/1.1 200 OK\r\n/)
})
