import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage } from '../live/testing/paired.ts'
import { createClock, MINUTE } from '../testing/clock.ts'
import { makePerson } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { createCodeTries } from './code-tries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_TRUST_PROXY: '1' })
})
afterAll(() => server.close())

test('[C8] somebody who tries many is in the log, at most once a minute', async () => {
  const clock = createClock()
  const warnings: object[] = []
  const tries = createCodeTries({
    storage: { codeTries: { begin: async () => 1_000, right: async () => undefined } },
    newId: () => 'try',
    now: clock.now,
    log: { warn: (told: object) => warnings.push(told) } as never,
  })
  const refused = () => expect(tries.begin({ account: 'ana', block: '10.0.0.1' })).rejects.toThrow('1 s')
  for (let n = 0; n < 3; n += 1) await refused()
  expect(warnings).toEqual([{ account: 'ana' }])
  clock.forward(MINUTE)
  await refused()
  expect(warnings).toHaveLength(2)
})

test('[C8] whoever guesses is told when to go on, and cannot even use a right code until then', async () => {
  const ana = await makePerson(server, { role: 'admin', email: 'ana@example.com' })
  const ben = await makePerson(server, { role: 'admin', email: 'ben@example.com' })
  const page = await openPage(server.url)
  const code = page.offers[0]?.code
  const wrong = ['BCDFGH', 'no code', ...Array.from({ length: 8 }, () => 'ZZZZZZ')]
  for (const each of wrong) expect((await ana.as('POST', '/screens/look', { code: each })).status).toBe(404)
  for (const each of [code, 'BCDFGH']) {
    const { status, headers } = await ana.as('POST', '/screens/look', { code: each })
    expect(status).toBe(429)
    expect(Number(headers.get('Retry-After'))).toBe(15 * 60)
  }
  expect((await ben.as('POST', '/screens/look', { code })).status).toBe(200)
  page.close()
})

test('[C9] twenty pages of one address may wait; one whose connection is gone makes way, others are not held up', async () => {
  const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } })
  const pages = await Promise.all(Array.from({ length: 20 }, () => openPage(server.url, from('10.9.0.1'))))
  await expect(openPage(server.url, from('10.9.0.1'))).rejects.toThrow('too_many')
  const other = await openPage(server.url, from('10.9.0.2'))
  pages[0]?.close()
  await expect.poll(() => openPage(server.url, from('10.9.0.1')).catch(() => null)).not.toBeNull()
  for (const page of [...pages, other]) page.close()
})

test('[C9] a page that says nonsense is refused, and one of an older protocol is told so', async () => {
  const wrong = [{ device: 'big' }, { device: { width: -1, height: 1, ratio: 1 } }, { pairing: 'mine' }]
  for (const said of wrong) await expect(openPage(server.url, said as never)).rejects.toThrow('malformed')
  await expect(openPage(server.url, { protocol: 0 })).rejects.toThrow('old_protocol')
})

test('[C21] the address of a screen is the one before our own proxies, and nobody else can say another', async () => {
  const forged = { 'X-Forwarded-For': '10.1.1.1, 10.2.2.2' }
  const page = await openPage(server.url, { headers: forged })
  const code = page.offers[0]?.code
  const seen = await server.asOwner('POST', '/api/v1/screens/look', { code })
  expect(seen.body).toMatchObject({ address: '10.2.2.2' })
  page.close()
})

test('[C102] a server that starts anew goes on counting wrong codes', async () => {
  const clock = createClock()
  const folder = mkdtempSync(join(tmpdir(), 'tenfoot-tries-'))
  const statuses: number[] = []
  for (let start = 0; start < 2; start += 1) {
    const again = await startTestServer({ TENFOOT_DATA: folder }, { clock })
    for (let n = 0; n < 6; n += 1) {
      statuses.push((await again.asOwner('POST', '/api/v1/screens/look', { code: 'BCDFGH' })).status)
    }
    await again.close()
  }
  rmSync(folder, { recursive: true, force: true })
  expect(statuses).toEqual([...Array(10).fill(404), 429, 429])
})
