import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeliverySummary } from '../../shared/deliveries.ts'
import { refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer, type TestSource } from '../testing/server.ts'
import { HOSTILE_BODIES } from './body/testing/hostile.ts'

let server: TestServer
let source: TestSource & { hookUrl: string }
let hook: string
beforeAll(async () => {
  server = await startTestServer()
  source = (await server.makeSource({ preset: 'generic', metric: 'stars' })) as typeof source
  hook = new URL(source.hookUrl).pathname
})
afterAll(() => server.close())

const send = (body: Buffer | string, headers: Record<string, string> = {}) =>
  server.call<DeliverySummary>('POST', hook, { 'Content-Type': 'application/json', ...headers }, body)
const log = async () =>
  (await server.asOwner<{ items: DeliverySummary[] }>('GET', `/api/v1/sources/${source.id}/deliveries`)).body
    .items
const detail = (id: string | undefined) =>
  server.asOwner('GET', `/api/v1/sources/${source.id}/deliveries/${id}`)

describe('a sender that shows who it is', () => {
  test.each(HOSTILE_BODIES.filter(({ body }) => body.length > 0))(
    '[N15] $what is answered below 500, and told both to it and in the log',
    async ({ body, contentType, expected }) => {
      const answer = await send(body, { 'Content-Type': contentType })
      const [logged] = await log()
      if ('tree' in expected) {
        expect(answer).toMatchObject({ status: 200, body: { state: expected.state } })
        expect(logged).toMatchObject({ state: expected.state })
      } else if (expected.status === 400) {
        const inbox = { state: 'inbox', why: [{ detail: expected.why }] }
        expect(answer).toMatchObject({ status: 200, body: inbox })
        expect(logged).toMatchObject(inbox)
      } else {
        expect(refusalOf(answer)).toEqual({ status: expected.status })
        expect(answer.body).toMatchObject({ detail: expected.why })
        expect(logged).toMatchObject({ state: 'refused', why: [{ detail: expected.why }] })
        expect((await detail(logged?.id)).body).toMatchObject({ body: null })
      }
    },
  )

  test('[N15] an empty body is taken, since some tools look so whether anybody is there', async () => {
    expect(await send('')).toMatchObject({ status: 200, body: { state: 'ignored' } })
  })

  test('[N15] ten thousand parts are 413, and the next delivery is kept', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n'
    const answer = await send(`${part.repeat(10_000)}--b--`, {
      'Content-Type': 'multipart/form-data; boundary=b',
    })
    expect(refusalOf(answer)).toEqual({ status: 413 })
    expect((await send('{"stars": 5, "comment": "Still here."}')).body.state).toBe('kept')
  })
})

test('[N16] what is folded up is read, a bomb is 413, and what cannot be unfolded is 400', async () => {
  const as = (encoding: string, body: Buffer | string) => send(body, { 'Content-Encoding': encoding })
  const small = gzipSync('{"score": 4, "comment": "Folded."}')
  expect((await as('gzip', small)).body.state).toBe('kept')
  const bomb = gzipSync(JSON.stringify({ comment: 'x'.repeat(20_000_000) }))
  expect(bomb.length).toBeLessThan(100_000)
  expect(refusalOf(await as('gzip', bomb))).toEqual({ status: 413 })
  expect(refusalOf(await as('gzip', small.subarray(0, 20)))).toEqual({ status: 400 })
  expect(refusalOf(await as('gzip', '{"score": 4}'))).toEqual({ status: 400 })
  expect(refusalOf(await as('rot13', '{"score": 4}'))).toEqual({ status: 415 })
})

test('[N15] a stranger is told nothing of its body, whatever it is', async () => {
  const stranger = `/hooks/${source.id}/wrong`
  for (const { body, contentType } of HOSTILE_BODIES) {
    const answer = await server.call('POST', stranger, { 'Content-Type': contentType }, body)
    expect(refusalOf(answer)).toEqual({ status: 401 })
  }
})
