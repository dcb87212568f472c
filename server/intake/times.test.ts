import { afterAll, beforeAll, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../testing/clock.ts'
import { createIntegrator, type Integrator, refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { parseTime } from './time.ts'

let server: TestServer
let berlin: Integrator
beforeAll(async () => {
  server = await startTestServer()
  berlin = createIntegrator(server, await server.makeSource({ timeZone: 'Europe/Berlin', metric: 'nps' }))
})
afterAll(() => server.close())

const at = (occurredAt: unknown) => berlin.post({ score: 9, occurredAt })

test.each([
  ['2026-11-21T09:59:00Z', '2026-11-21T09:59:00Z'],
  ['2026-11-21T09:59:00.123+00:00', '2026-11-21T09:59:00.123Z'],
  ['2026-11-21T04:00:00-0530', '2026-11-21T09:30:00Z'],
  ['2026-11-21 10:30', '2026-11-21T09:30:00Z'],
  ['2026-11-20', '2026-11-19T23:00:00Z'],
  ['2026-07-01T12:00:00', '2026-07-01T10:00:00Z'],
])('[I15] %s is %s where the zone is Berlin', async (occurredAt, instant) => {
  const { status, body } = await at(occurredAt)
  expect(status).toBe(201)
  expect(Date.parse(body.occurredAt ?? '')).toBe(Date.parse(instant))
})

test('[I15] a time that names its zone is answered as posted', async () => {
  expect((await at('2026-11-21T09:59:00.5+02:00')).body.occurredAt).toBe('2026-11-21T09:59:00.5+02:00')
})

test.each([
  ...[
    'yesterday',
    '',
    '21.11.2026',
    '2026-02-30',
    '2026-13-01',
    '2026-11-21T25:00:00Z',
    '2026-11-21T10:00:00+99:99',
  ],
  ...['2026-11-21T10:00:60Z', '2026-W47-6', '2026-11-21T10:00:00Z; drop', '1795255200', 1795255200, true, {}],
])('[I16] %j is no time: 422', async (occurredAt) => {
  expect(refusalOf(await at(occurredAt))).toEqual({ status: 422, pointers: ['/occurredAt'] })
})

test('[I16] up to five minutes ahead counts as now, more is 422', async () => {
  const ahead = (ms: number) => new Date(server.clock.now() + ms).toISOString()
  const source = await server.makeSource({ metric: 'nps' })
  const sender = createIntegrator(server, source)
  expect((await sender.post({ score: 9, occurredAt: ahead(5 * MINUTE) })).status).toBe(201)
  const late = await sender.post({ score: 9, occurredAt: ahead(5 * MINUTE + SECOND) })
  expect(refusalOf(late)).toEqual({ status: 422, pointers: ['/occurredAt'] })
  expect(refusalOf(await at('9999-12-31T23:59:59Z'))).toEqual({ status: 422, pointers: ['/occurredAt'] })
  const { body } = await server.asOwner('GET', `/api/v1/scores?metric=nps&window=1d&source=${source.id}`)
  expect(body.n).toBe(1)
})

test('[I15] hours that a zone skips or has twice still are one instant', () => {
  expect(parseTime('2026-03-29T02:30:00', 'Europe/Berlin')?.at).toBe(Date.parse('2026-03-29T01:30:00Z'))
  const twice = parseTime('2026-10-25T02:30:00', 'Europe/Berlin')?.at
  expect([Date.parse('2026-10-25T00:30:00Z'), Date.parse('2026-10-25T01:30:00Z')]).toContain(twice)
})
