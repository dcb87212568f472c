import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClock, DAY, HOUR, MINUTE } from '../testing/clock.ts'
import { createIntegrator, type Integrator } from '../testing/integrator.ts'
import { cookieOf, OWNER, startTestServer, type TestServer } from '../testing/server.ts'

interface Told {
  id: string
  at: string
  today: number
  usual: number | null
  days: number[]
  lastAt: string | null
  silent: { since: string; usual: number } | null
}

let server: TestServer
beforeEach(async () => {
  // A Saturday, weeks before the day that is looked at.
  server = await startTestServer({}, { clock: createClock('2026-09-19T08:00:00Z') })
})
afterEach(() => server.close())

/** Signs in anew each time: between the weeks of these tests every session ends. */
async function call<Body>(method: string, path: string): Promise<Body> {
  const origin = { Origin: server.url }
  const { headers } = await server.call('POST', '/api/v1/session', origin, OWNER)
  const { body } = await server.call<Body>(method, path, { ...origin, Cookie: cookieOf(headers) })
  return body
}

const pulseOf = async (id: string) => {
  const body = await call<{ items: Told[] }>('GET', '/api/v1/sources/pulse')
  return body.items.find((item) => item.id === id) as Told
}
const send = (shop: Integrator, many: number) =>
  shop.batch(Array.from({ length: many }, () => ({ score: 9, metric: 'nps' })))

test('[Q7] today stands beside the median of the last eight same weekdays until this time of day', async () => {
  const source = await server.makeSource({ timeZone: 'UTC' })
  const other = createIntegrator(server, await server.makeSource())
  const shop = createIntegrator(server, source)
  expect(await pulseOf(source.id)).toMatchObject({
    today: 0,
    usual: null,
    days: [],
    lastAt: null,
    silent: null,
  })
  // At 08:00 on nine Saturdays; what comes at 12:00 is later than the time that is compared.
  for (const many of [50, 1, 9, 2, 8, 3, 7, 4, 6]) {
    await send(shop, many)
    await send(other, 3)
    server.clock.forward(4 * HOUR)
    await send(shop, 20)
    server.clock.forward(7 * DAY - 4 * HOUR)
  }
  await send(shop, 5)
  await shop.post({ comment: 'Only to try.', test: true })
  const pulse = await pulseOf(source.id)
  expect(pulse).toMatchObject({ today: 5, usual: 5, days: [6, 4, 7, 3, 8, 2, 9, 1], silent: null })
  const now = new Date(server.clock.now()).toISOString()
  expect(pulse).toMatchObject({ lastAt: now, at: now })
  server.clock.forward(20 * MINUTE)
  await send(shop, 2)
  expect(await pulseOf(source.id)).toMatchObject({ today: 7, usual: 5 })
})

test('[Q8] a source that usually speaks and does not is told as silent since its last voice, until it speaks', async () => {
  const { clock } = server
  const source = await server.makeSource({ timeZone: 'Europe/Berlin' })
  const shop = createIntegrator(server, source)
  for (let week = 0; week < 5; week += 1) {
    for (let hour = 0; hour < 4; hour += 1) {
      await send(shop, 4)
      clock.forward(HOUR)
    }
    clock.forward(7 * DAY - 4 * HOUR)
  }
  await send(shop, 4)
  const last = clock.now()
  clock.forward(HOUR + MINUTE)
  expect(await pulseOf(source.id)).toMatchObject({ silent: null })
  clock.forward(2 * HOUR)
  const silent = { since: new Date(last).toISOString(), usual: 12 }
  expect(await pulseOf(source.id)).toMatchObject({ silent, today: 4 })
  await call('POST', `/api/v1/sources/${source.id}/test`)
  clock.forward(MINUTE)
  expect(await pulseOf(source.id)).toMatchObject({ silent })
  await send(shop, 1)
  clock.forward(MINUTE)
  expect(await pulseOf(source.id)).toMatchObject({ silent: null })
})
