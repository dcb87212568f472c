import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ScreenAnswer, ScreenEvent } from '../../shared/screens.ts'
import { MINUTE } from '../testing/clock.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const SCREENS = '/api/v1/screens'
const tell = (body: unknown, headers: Record<string, string> = {}) =>
  server.call<{ errors?: { pointer: string }[] }>(
    'POST',
    `${SCREENS}/trouble`,
    { Origin: server.url, ...headers },
    body,
  )

/** A paired screen whose browser has its cookie, and what was noted of its failing. */
async function makeScreen(slug: string) {
  const wall = await server.asOwner<{ id: string }>('POST', '/api/v1/walls', { name: slug, slug })
  const made = await server.asOwner<ScreenAnswer & { url: string }>('POST', SCREENS, {
    ...{ name: 'Lobby', wall: wall.body.id, link: true },
  })
  const token = made.body.url.split('/w/')[1]
  const kept = await server.call('PUT', `${SCREENS}/here`, { Origin: server.url }, { token })
  const cookie = kept.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const failures = async () => {
    const { body } = await server.asOwner<{ items: ScreenEvent[] }>(
      'GET',
      `${SCREENS}/${made.body.id}/history`,
    )
    return body.items.filter(({ what }) => what === 'failed').map(({ detail }) => detail)
  }
  return { cookie, failures }
}

test('[H40] a page that did not start may say so without any key, and nothing but what it is asked for', async () => {
  expect((await tell({ step: 'script', message: 'The script did not load.' })).status).toBe(204)
  const wrong = await tell({ step: 'anything', message: 7 })
  expect(wrong.status).toBe(422)
  expect(wrong.body.errors?.map(({ pointer }) => pointer)).toEqual(['/step', '/message'])
  expect((await tell({ step: 'old', message: 'x'.repeat(301) })).status).toBe(422)
  expect((await tell('x'.repeat(3_000))).status).toBe(413)
})

test('[H40] a paired screen is known by its cookie: its history keeps what went wrong, without keys', async () => {
  const { cookie, failures } = await makeScreen('lobby')
  const message = 'Unexpected token at http://wall.test/w/AbCdEfGh\u0000\nand /wall/x?key=secret&a=b'
  expect((await tell({ step: 'error', message }, { Cookie: cookie, Origin: server.url })).status).toBe(204)
  expect(await failures()).toEqual(['error: Unexpected token at http://wall.test/w/… and /wall/x?key=…&a=b'])
})

test('[H40] another site’s page speaks for no screen', async () => {
  const { cookie, failures } = await makeScreen('hall')
  const headers = { Cookie: cookie, Origin: 'https://elsewhere.example' }
  expect((await tell({ step: 'slow', message: 'Ten seconds.' }, headers)).status).toBe(403)
  expect(await failures()).toEqual([])
})

test('[H41] who tells it again and again fills neither a history nor the log', async () => {
  server.clock.forward(MINUTE)
  const { cookie, failures } = await makeScreen('attic')
  const headers = { Cookie: cookie, Origin: server.url }
  const statuses: number[] = []
  for (let i = 0; i < 31; i++) statuses.push((await tell({ step: 'slow', message: `${i}` }, headers)).status)
  expect(statuses.filter((status) => status === 204)).toHaveLength(30)
  expect(statuses.at(-1)).toBe(429)
  expect(await failures()).toHaveLength(6)
  server.clock.forward(MINUTE)
  expect((await tell({ step: 'slow', message: 'Later.' })).status).toBe(204)
})
