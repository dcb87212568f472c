import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expressRoutes } from '../testing/express-routes.ts'
import { refusalOf } from '../testing/integrator.ts'
import { makePerson, makeToken, type Person, personOf, signIn } from '../testing/people.ts'
import { type Answer, cookieOf, OWNER, startTestServer, type TestServer } from '../testing/server.ts'
import { ACCESS, IN_PERSON, type Who, whoMay } from './access.ts'
import { mayAct, ROLES, type Role } from './roles.ts'

type Call = (method: string, path: string) => Promise<Answer<{ detail?: string }>>

let server: TestServer
let people: Record<Role, Person>
const tokens = {} as Record<'read' | 'moderate' | 'admin', Call>

beforeAll(async () => {
  server = await startTestServer()
  const [viewer, moderator, admin] = await Promise.all(
    (['viewer', 'moderator', 'admin'] as const).map((role) => makePerson(server, { role })),
  )
  const me = await server.asOwner<{ id: string; email: string }>('GET', '/api/v1/session')
  const owner = personOf(server, { ...me.body, cookie: server.cookie })
  people = { viewer, moderator, admin, owner } as Record<Role, Person>
  for (const scope of ['read', 'moderate', 'admin'] as const) {
    tokens[scope] = (await makeToken(server, owner, scope)).as
  }
})
afterAll(() => server.close())

/** Signing out is tried last: it ends the session that asks. */
const ROUTES = Object.entries(ACCESS).toSorted(
  ([a], [b]) => Number(a === 'DELETE /session') - Number(b === 'DELETE /session'),
)
/** No such thing, whatever it is; what would not end is asked for from nowhere. */
const addressOf = (route: string) => {
  const [method, path] = route.split(' ') as [string, string]
  const from = path.endsWith('/stream') ? '?after=nowhere' : ''
  return [method, path.replaceAll(/:\w+/g, '0'.repeat(26)) + from] as const
}
const callAsNobody: Call = (method, path) => server.call(method, `/api/v1${path}`, { Origin: server.url })

/** Whether a call was stopped because of who made it. */
async function stops(call: Call, route: string): Promise<string | null> {
  const { status, body } = await call(...addressOf(route))
  if (status === 401) return 'sign in'
  if (status !== 403) return null
  if (/^This needs the role/.test(body.detail ?? '')) return 'role'
  return /^No token can do this/.test(body.detail ?? '') ? 'no token' : null
}

function expected(who: Who, role: Role | null): string | null {
  if (who === 'anyone') return null
  if (who === 'source' || role === null) return 'sign in'
  return mayAct(role, who) ? null : 'role'
}

describe.each(ROUTES)('[U1] %s is for %s', (route, who) => {
  test('and stops nobody, and each role that may less', async () => {
    expect(await stops(callAsNobody, route)).toBe(expected(who, null))
    for (const role of ROLES) {
      const call: Call = (method, path) => people[role].as(method, path)
      expect({ role, stopped: await stops(call, route) }).toEqual({
        role,
        stopped: expected(who, role),
      })
    }
  })

  test('and a token may no more than its scope says, and nothing that is done in person', async () => {
    const roles = { read: 'viewer', moderate: 'moderator', admin: 'admin' } as const
    for (const scope of ['read', 'moderate', 'admin'] as const) {
      const inPerson = IN_PERSON.has(route) ? 'no token' : null
      const stopped = inPerson ?? expected(who, roles[scope])
      expect({ scope, stopped: await stops(tokens[scope], route) }).toEqual({ scope, stopped })
    }
  })
})

test('[U2] Express has no route under /api/v1 that the table of access lacks, and the table none that Express lacks', async () => {
  const routes = await expressRoutes(server)
  const ours = routes.flatMap((route) => /^(\w+) \/api\/v1(\/.*)$/.exec(route)?.slice(1, 3).join(' ') ?? [])
  const shape = (route: string) => route.replaceAll(/:\w+/g, ':id')
  expect(ours.length).toBeGreaterThan(30)
  expect([...new Set(ours.map(shape))].toSorted()).toEqual(Object.keys(ACCESS).map(shape).toSorted())
})

test('[U3] nothing is changed by a request with the cookie that comes from elsewhere, whatever the route', async () => {
  const Cookie = cookieOf((await signIn(server, OWNER.email, OWNER.password)).headers)
  for (const [route, who] of ROUTES.filter(([route]) => !route.startsWith('GET '))) {
    for (const headers of [
      { Cookie },
      { Cookie, Origin: 'http://evil.example' },
      { Cookie, Origin: 'null' },
    ]) {
      const [method, path] = addressOf(route)
      const { status } = await server.call(method, `/api/v1${path}`, headers)
      expect({ route, status }).toEqual({ route, status: who === 'source' ? 401 : 403 })
    }
  }
})

test('[U2] what does not stand in the table is nowhere, whatever the method, the letters or the slashes', async () => {
  for (const [method, path] of [
    ['GET', '/nowhere'],
    ['PUT', '/users'],
    ['TRACE', '/users'],
    ['GET', '/USERS'],
    ['GET', '//users'],
    ['GET', '/users/../sources'],
    ['POST', '/users/1'],
  ] as const) {
    expect(whoMay(method, path)).toBeNull()
  }
  expect(refusalOf(await people.owner.as('GET', '/USERS'))).toEqual({ status: 404 })
  expect(refusalOf(await people.owner.as('PUT', '/users', {}))).toEqual({ status: 404 })
})

test('[U2] everything that is done in person stands in the table', () => {
  expect(Object.keys(ACCESS)).toEqual(expect.arrayContaining([...IN_PERSON]))
})
