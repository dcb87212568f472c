import { afterAll, beforeAll, expect, test } from 'vitest'
import { HOUR } from '../testing/clock.ts'
import { refusalOf } from '../testing/integrator.ts'
import { cookieOf, startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({}, { owner: false })
})
afterAll(() => server.close())

const person = { email: 'First@Example.com ', password: 'a long password' }
const setUp = (body: object, origin = server.url) =>
  server.call('POST', '/api/v1/setup', { Origin: origin }, body)

test('[I40] while there is no owner a link opens the set-up, from our own page and with its key alone', async () => {
  expect((await server.call('GET', '/api/v1/setup')).body).toEqual({ needed: true })
  expect(server.setupKey).toMatch(/^tf_setup_[\w-]{43}$/)
  expect(refusalOf(await setUp({ ...person, key: 'tf_setup_wrong' }))).toEqual({ status: 403 })
  expect(refusalOf(await setUp({ ...person, key: server.setupKey }, 'http://evil.example'))).toEqual({
    status: 403,
  })
  const short = { ...person, key: server.setupKey, password: 'too short' }
  expect(refusalOf(await setUp(short))).toEqual({ status: 422, pointers: ['/password'] })
})

test('[I40] the link lives an hour', async () => {
  const other = await startTestServer({}, { owner: false })
  other.clock.forward(HOUR)
  const answer = await other.call(
    'POST',
    '/api/v1/setup',
    { Origin: other.url },
    { ...person, key: other.setupKey },
  )
  expect(refusalOf(answer)).toEqual({ status: 403 })
  await other.close()
})

test('[I40] it works once, also when two use it at the same time, and signs in', async () => {
  const answers = await Promise.all(
    [1, 2].map((n) => setUp({ ...person, email: `p${n}@x.de`, key: server.setupKey })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 403])
  const made = answers.find(({ status }) => status === 201)
  const Cookie = cookieOf(made?.headers ?? new Headers())
  const { body } = await server.call('GET', '/api/v1/session', { Cookie })
  expect(body).toMatchObject({ role: 'owner', email: expect.stringMatching(/^p[12]@x\.de$/) })
  expect(refusalOf(await setUp({ ...person, key: server.setupKey }))).toEqual({ status: 403 })
  expect((await server.call('GET', '/api/v1/setup')).body).toEqual({ needed: false })
})
