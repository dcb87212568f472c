import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClock, MINUTE, SECOND } from '../../testing/clock.ts'
import { type Hook, openHook } from '../../testing/hook.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'
import { schemeNamed } from './schemes.ts'
import { ACCEPTED, type Vector } from './vectors.ts'

const PUBLIC = 'https://wall.example.com'

let server: TestServer
const clock = createClock(new Date(ACCEPTED[0]?.now ?? 0).toISOString())
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_PUBLIC_URL: PUBLIC }, { clock })
})
afterAll(() => server.close())

/** A hook of a tool that signs as this scheme says. */
function hookFor({ scheme, secret }: Pick<Vector, 'scheme' | 'secret'>): Promise<Hook> {
  return openHook(server, { preset: 'generic', signature: schemeNamed(scheme), secret, metric: 'nps' })
}

/** Those whose signature does not hold the address, which is another one here. */
const anywhere = ACCEPTED.filter(
  ({ headers }) => !('x-hubspot-signature' in headers || 'x-hubspot-signature-v3' in headers),
)

test.each(anywhere)(
  '[G13] $name: its signature opens the short address, and with one byte more it is 401',
  async (vector) => {
    const hook = await hookFor(vector)
    const isSecretItself = schemeNamed(vector.scheme)?.static !== undefined
    expect((await hook.post(vector.body, vector.headers, hook.short)).status).toBe(200)
    const longer = await hook.post(`${vector.body} `, vector.headers, hook.short)
    expect(longer.status).toBe(isSecretItself ? 200 : 401)
    const other = await hookFor({ ...vector, secret: 'of another source' })
    expect((await other.post(vector.body, vector.headers, other.short)).status).toBe(401)
  },
)

test('[G13] HubSpot signs the public address that it called, whatever the server behind it is called', async () => {
  const hook = await openHook(server, { preset: 'hubspot', secret: 'of the app', metric: 'nps' })
  const body = '{"objectId": 7}'
  const headersFor = (origin: string) => {
    const time = String(clock.now())
    const signed = `POST${origin}${hook.address}${body}${time}`
    return {
      'X-HubSpot-Request-Timestamp': time,
      'X-HubSpot-Signature-v3': createHmac('sha256', 'of the app').update(signed).digest('base64'),
    }
  }
  expect((await hook.post(body, headersFor(PUBLIC))).status).toBe(200)
  expect((await hook.post(body, headersFor(server.url))).status).toBe(401)
})

describe('[G14] a delivery that is signed, but not now', () => {
  const slack = (hook: Hook, at: number) => {
    const body = '{"score": 9}'
    const time = String(at / SECOND)
    const signature = createHmac('sha256', 'of Slack').update(`v0:${time}:${body}`).digest('hex')
    const headers = { 'X-Slack-Request-Timestamp': time, 'X-Slack-Signature': `v0=${signature}` }
    return hook.post(body, headers)
  }

  test.each([
    [-5 * MINUTE, 200, null],
    [5 * MINUTE, 200, null],
    [-5 * MINUTE - SECOND, 401, '301 s ago'],
    [5 * MINUTE + SECOND, 401, '301 s ahead'],
  ])('%i ms from now is answered %i, and the log says by how much: %s', async (from, status, told) => {
    const hook = await hookFor({ scheme: 'slack', secret: 'of Slack' })
    expect((await slack(hook, clock.now() + from)).status).toBe(status)
    const why = (await hook.log()).filter(({ state }) => state === 'refused').map((it) => it.why[0]?.detail)
    expect(why).toEqual(told === null ? [] : [expect.stringContaining(told)])
  })
})
