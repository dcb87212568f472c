import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../testing/clock.ts'
import { refusalOf } from '../testing/integrator.ts'
import { cookieOf, OWNER, startTestServer, type TestServer } from '../testing/server.ts'

const PUBLIC = 'https://wall.example.com'
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ TENFOOT_PUBLIC_URL: PUBLIC })
})
afterAll(() => server.close())

const signIn = (body: object, headers: Record<string, string> = { Origin: server.url }) =>
  server.call('POST', '/api/v1/session', headers, body)
const who = (Cookie: string) => server.call('GET', '/api/v1/session', { Cookie })

test('[I41] the owner of the settings signs in, in any letter case, and no key is in the answer', async () => {
  const { status, headers, body } = await signIn({
    email: ` ${OWNER.email.toUpperCase()}`,
    password: OWNER.password,
  })
  expect(status).toBe(201)
  expect(body).toEqual({ id: expect.any(String), email: OWNER.email, role: 'owner', personalData: true })
  expect(headers.get('Set-Cookie')).toMatch(/^tenfoot_session=tf_session_[\w-]{43}; /)
  expect((await who(cookieOf(headers))).body).toEqual(body)
})

test('[I41] the cookie is for this server alone, out of reach of scripts, and secure where the address is', async () => {
  const attributes = (await signIn(OWNER)).headers.get('Set-Cookie') ?? ''
  for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Secure', 'Max-Age=2592000']) {
    expect(attributes).toContain(attribute)
  }
  expect(attributes).not.toMatch(/Domain/i)
})

test('[I41] signing out ends the session, and a session ends after 30 days', async () => {
  const cookie = cookieOf((await signIn(OWNER)).headers)
  const out = await server.call('DELETE', '/api/v1/session', { Cookie: cookie, Origin: server.url })
  expect(out.status).toBe(204)
  expect(out.headers.get('Set-Cookie')).toMatch(/tenfoot_session=; .*Max-Age=0/)
  expect(refusalOf(await who(cookie))).toEqual({ status: 401 })
  const other = cookieOf((await signIn(OWNER)).headers)
  server.clock.forward(30 * DAY)
  expect(refusalOf(await who(other))).toEqual({ status: 401 })
})

test('[I42] without an Origin, or with a foreign one, nothing is changed and nobody signed in: 403', async () => {
  const Cookie = cookieOf((await signIn(OWNER)).headers)
  const source = { name: 'Made by a stranger' }
  const foreign = ['http://evil.example', 'null', 'https://wall.example.com.evil.example', `${server.url}0`]
  for (const headers of [{}, ...foreign.map((Origin) => ({ Origin }))] as Record<string, string>[]) {
    expect(refusalOf(await signIn(OWNER, headers))).toEqual({ status: 403 })
    const make = await server.call('POST', '/api/v1/sources', { ...headers, Cookie }, source)
    expect(refusalOf(make)).toEqual({ status: 403 })
    expect(refusalOf(await server.call('DELETE', '/api/v1/session', { ...headers, Cookie }))).toEqual({
      status: 403,
    })
  }
  const { body } = await server.call<{ items: { name: string }[] }>('GET', '/api/v1/sources', { Cookie })
  expect(body.items).toEqual([])
})

test('[I42] our own host and the public address may, and reading needs no Origin', async () => {
  for (const Origin of [server.url, PUBLIC]) expect((await signIn(OWNER, { Origin })).status).toBe(201)
  expect((await who(cookieOf((await signIn(OWNER)).headers))).status).toBe(200)
})

test('[I43] a wrong password and an unknown address are answered alike', async () => {
  const wrong = await signIn({ ...OWNER, password: 'not the password' })
  const unknown = await signIn({ email: 'nobody@example.com', password: 'not the password' })
  expect(refusalOf(wrong)).toEqual({ status: 401 })
  expect(unknown.body).toEqual(wrong.body)
  expect((await signIn(OWNER)).status).toBe(201)
})

test('[I43] bodies that are no credentials name their fields', async () => {
  expect(refusalOf(await signIn({ email: 'nobody', password: 9 }))).toEqual({
    status: 422,
    pointers: ['/email', '/password'],
  })
  expect(refusalOf(await signIn({ email: 'a\u0000@\u0000', password: 'x' }))).toMatchObject({ status: 422 })
  expect(refusalOf(await signIn({ ...OWNER, more: 'x'.repeat(20_000) }))).toEqual({ status: 413 })
})

test('[I44] who guesses waits longer and longer, also with many guesses at once, and a right one forgets it', async () => {
  const guess = () => signIn({ ...OWNER, password: 'a guess' })
  const statuses = (await Promise.all(Array.from({ length: 12 }, guess))).map(({ status }) => status)
  expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(5)
  const refused = await signIn(OWNER)
  expect(refusalOf(refused)).toEqual({ status: 429 })
  server.clock.forward(Number(refused.headers.get('Retry-After')) * SECOND)
  await guess()
  const longer = await guess()
  expect(longer.status).toBe(429)
  expect(Number(longer.headers.get('Retry-After'))).toBeGreaterThan(
    Number(refused.headers.get('Retry-After')),
  )
  server.clock.forward(15 * MINUTE)
  expect((await signIn(OWNER)).status).toBe(201)
  expect((await guess()).status).toBe(401)
})
