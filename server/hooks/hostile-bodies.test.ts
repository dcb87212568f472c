import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hook, openHook } from '../testing/hook.ts'
import { refusalOf } from '../testing/integrator.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { HOSTILE_BODIES } from './body/testing/hostile.ts'

let server: TestServer
let hook: Hook
beforeAll(async () => {
  server = await startTestServer()
  hook = await openHook(server, { preset: 'generic', metric: 'stars' })
})
afterAll(() => server.close())

describe('a sender that shows who it is', () => {
  test.each(HOSTILE_BODIES.filter(({ body }) => body.length > 0))(
    '[N15] $what is answered below 500, and told both to it and in the log',
    async ({ body, contentType, expected }) => {
      const answer = await hook.post(body, { 'Content-Type': contentType })
      const [logged] = await hook.log()
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
        expect(await hook.delivery(logged?.id ?? '')).toMatchObject({ body: null })
      }
    },
  )

  test('[N15] an empty body is taken, since some tools look so whether anybody is there', async () => {
    expect(await hook.post('')).toMatchObject({ status: 200, body: { state: 'ignored' } })
  })

  test('[N15] ten thousand parts are 413, and the next delivery is kept', async () => {
    const part = '--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n'
    const answer = await hook.post(`${part.repeat(10_000)}--b--`, {
      'Content-Type': 'multipart/form-data; boundary=b',
    })
    expect(refusalOf(answer)).toEqual({ status: 413 })
    expect((await hook.post('{"stars": 5, "comment": "Still here."}')).body.state).toBe('kept')
  })
})

test('[N16] what is folded up is read, a bomb is 413, and what cannot be unfolded is 400', async () => {
  const as = (encoding: string, body: Buffer | string) => hook.post(body, { 'Content-Encoding': encoding })
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
  const stranger = `${hook.short}/wrong`
  for (const { body, contentType } of HOSTILE_BODIES) {
    const answer = await hook.post(body, { 'Content-Type': contentType }, stranger)
    expect(refusalOf(answer)).toEqual({ status: 401 })
  }
})
