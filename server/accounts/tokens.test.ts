import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../testing/clock.ts'
import { refusalOf } from '../testing/integrator.ts'
import { makePerson, makeToken, type Person } from '../testing/people.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'

let server: TestServer
let admin: Person
beforeAll(async () => {
  server = await startTestServer()
  admin = await makePerson(server, { role: 'admin' })
})
afterAll(() => server.close())

interface Items {
  items: { id: string; usedAt: string | null }[]
}
const source = { name: 'Shop', timeZone: 'UTC' }

test('[U15] a token is shown once, needs no Origin, tells when it was used last, and can be ended', async () => {
  const token = await makeToken(server, admin, 'admin')
  expect(token.token).toMatch(/^tf_pat_[\w-]{43}$/)
  const listed = async () =>
    (await admin.as<Items>('GET', '/tokens')).body.items.find(({ id }) => id === token.id)
  expect(await listed()).toMatchObject({ name: 'A', scope: 'admin', usedAt: null })
  expect(await listed()).not.toHaveProperty('token')
  expect((await token.as('POST', '/sources', source)).status).toBe(201)
  const first = server.clock.now()
  server.clock.forward(2 * MINUTE)
  expect(await listed()).toMatchObject({ usedAt: new Date(first).toISOString() })
  expect((await admin.as('DELETE', `/tokens/${token.id}`)).status).toBe(204)
  expect(refusalOf(await token.as('GET', '/sources'))).toEqual({ status: 401 })
})

test('[U15] a token never does more than its owner may by then', async () => {
  const person = await makePerson(server, { role: 'admin', email: 'falling@example.com' })
  const token = await makeToken(server, person, 'admin')
  expect((await token.as('POST', '/sources', source)).status).toBe(201)
  await admin.as('PATCH', `/users/${person.id}`, { role: 'viewer' })
  expect(refusalOf(await token.as('POST', '/sources', source))).toEqual({ status: 403 })
  const { body } = await token.as('GET', '/session')
  expect(body).toMatchObject({ id: person.id, role: 'viewer', personalData: false })
})

test('[U15] a token ends at its date, which lies within a year', async () => {
  const wish = (days: number) => ({
    ...{ name: 'A', scope: 'read' },
    expiresAt: new Date(server.clock.now() + days * DAY).toISOString(),
  })
  for (const days of [-1, 0, 400]) {
    const answer = await admin.as('POST', '/tokens', wish(days))
    expect(refusalOf(answer)).toEqual({ status: 422, pointers: ['/expiresAt'] })
  }
  const without = await admin.as('POST', '/tokens', { name: 'A', scope: 'everything' })
  expect(refusalOf(without)).toEqual({ status: 422, pointers: ['/scope', '/expiresAt'] })
  const token = await makeToken(server, admin, 'read')
  expect((await token.as('GET', '/sources')).status).toBe(200)
  server.clock.forward(30 * DAY)
  expect(refusalOf(await token.as('GET', '/sources'))).toEqual({ status: 401 })
})

test('[U15] a token that is wrong is refused, also beside a good cookie, and opens no socket or page', async () => {
  const headers = { Authorization: 'Bearer tf_pat_wrong', Cookie: server.cookie, Origin: server.url }
  expect(refusalOf(await server.call('GET', '/api/v1/sources', headers))).toEqual({ status: 401 })
})
