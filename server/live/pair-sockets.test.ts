import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClientAddress } from '../http/client-address.ts'
import { MINUTE } from '../testing/clock.ts'
import { SQLITE } from '../testing/engines.ts'
import { openTestStorage, type TestStorage } from '../testing/storage.ts'
import { servePairSockets } from './pair-sockets.ts'
import { openPage } from './testing/paired.ts'

let opened: TestStorage
let served: Awaited<ReturnType<typeof serve>>

beforeEach(async () => {
  opened = await openTestStorage(SQLITE)
  served = await serve()
})
afterEach(async () => {
  await served.close()
  await opened.close()
})

/** Pages' sockets on a port of their own, which looks often. */
async function serve() {
  const { storage, clock } = opened
  const errors: unknown[] = []
  const warnings: object[] = []
  const http = createServer().listen(0, '127.0.0.1')
  await once(http, 'listening')
  const io = new Server(http)
  const pairs = servePairSockets({
    ...{ io, storage, instance: 'one', publicUrl: 'https://wall.example.com', timeZone: 'Europe/Berlin' },
    addressOf: createClientAddress(() => false),
    ...{ build: 'b', now: clock.now, onError: (error) => errors.push(error), lookEvery: 10 },
    log: { warn: (told: object, text: string) => warnings.push({ ...told, text }) } as never,
  })
  return {
    ...{ errors, warnings, pairs, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` },
    async close() {
      await pairs.close()
      await io.close()
      expect(errors).toEqual([])
    },
  }
}

test('[C2] a new code comes before the last one ends, and that one is understood for two more minutes', async () => {
  const { storage, clock } = opened
  const page = await openPage(served.url)
  const look = (code = '') => storage.pairings.look(code, clock.now())
  clock.forward(14 * MINUTE)
  await page.until(({ offers }) => offers.length > 1)
  const [first, second] = page.offers
  expect(second?.code).not.toBe(first?.code)
  expect(second?.expiresAt).toBe(clock.now() + 15 * MINUTE)
  expect(second?.pairing).toBe(first?.pairing)
  for (const offer of [first, second]) expect(await look(offer?.code)).not.toBeNull()
  clock.forward(2 * MINUTE - 1)
  expect(await look(first?.code)).not.toBeNull()
  clock.forward(1)
  expect(await look(first?.code)).toBeNull()
  expect(await look(second?.code)).not.toBeNull()
  page.close()
})

test('[C2] where the server has a public address, the page names that one, and the server’s zone', async () => {
  const page = await openPage(served.url)
  const base = 'https://wall.example.com/pair'
  expect(page.offers[0]).toMatchObject({ url: base, timeZone: 'Europe/Berlin' })
  expect(page.offers[0]?.urlWithCode).toBe(`${base}?c=${page.offers[0]?.code}`)
  page.close()
})

test('[C25] a page that waits hears at once that the server is there and which build it has, and when it goes', async () => {
  const page = await openPage(served.url)
  await page.until(({ build }) => build === 'b')
  const bye = new Promise<{ reconnectInMs: number }>((resolve) => page.socket.once('server:bye', resolve))
  served.pairs.close()
  expect((await bye).reconnectInMs).toBeLessThan(15_000)
  page.close()
})

test('[C103] the 21st page behind a proxy that is not known is told that, and the log what to set, once in a while', async () => {
  const headers = { 'X-Forwarded-For': '10.1.1.1' }
  const pages = await Promise.all(Array.from({ length: 20 }, () => openPage(served.url, { headers })))
  for (let n = 0; n < 3; n += 1) {
    await expect(openPage(served.url, { headers })).rejects.toThrow('unknown_proxy')
  }
  expect(served.warnings).toEqual([
    { address: '127.0.0.1', text: expect.stringContaining('Set TENFOOT_TRUST_PROXY') },
  ])
  opened.clock.forward(10 * MINUTE)
  await expect(openPage(served.url)).rejects.toThrow('too_many')
  await expect(openPage(served.url, { headers })).rejects.toThrow('unknown_proxy')
  expect(served.warnings).toHaveLength(3)
  for (const page of pages) page.close()
})
