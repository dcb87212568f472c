import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage } from '../live/testing/paired.ts'
import { createClock, MINUTE } from '../testing/clock.ts'
import { makePerson } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { type CodeTrier, createCodeTries } from './code-tries.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_TRUST_PROXY: '1' })
})
afterAll(() => server.close())

function makeTries() {
  const clock = createClock()
  const warnings: object[] = []
  const tries = createCodeTries({
    now: clock.now,
    log: { warn: (told: object) => warnings.push(told) } as never,
  })
  /** How often this goes on until somebody has to wait. */
  const free = (by: (n: number) => CodeTrier, most = 400): number => {
    for (let n = 0; n < most; n += 1) {
      try {
        tries.begin(by(n))
      } catch {
        return n
      }
    }
    return most
  }
  return { clock, tries, warnings, free }
}

test('[C8] an account has ten wrong codes in a quarter of an hour, from wherever it tries', () => {
  const { clock, free } = makeTries()
  expect(free((n) => ({ account: 'ana', block: `10.0.0.${n}` }))).toBe(10)
  clock.forward(15 * MINUTE - 1)
  expect(free(() => ({ account: 'ana', block: '10.0.1.1' }))).toBe(0)
  clock.forward(1)
  expect(free((n) => ({ account: 'ana', block: `10.0.0.${n}` }))).toBe(10)
})

test('[C8] an address has thirty, whoever tries there, and everybody together three hundred a minute', () => {
  const { clock, warnings, free } = makeTries()
  expect(free((n) => ({ account: `a${n}`, block: '10.0.0.1' }))).toBe(30)
  clock.forward(MINUTE)
  expect(free((n) => ({ account: `b${n}`, block: `10.1.0.${n}` }))).toBe(300)
  expect(warnings.length).toBe(2)
  clock.forward(MINUTE)
  expect(free((n) => ({ account: `c${n}`, block: `10.2.0.${n}` }), 5)).toBe(5)
})

test('[C8] a code that is right costs nothing, and many at once are not free', () => {
  const { tries, free } = makeTries()
  const by = { account: 'ana', block: '10.0.0.1' }
  for (let n = 0; n < 50; n += 1) {
    tries.begin(by)
    tries.right(by)
  }
  expect(free(() => by)).toBe(10)
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
