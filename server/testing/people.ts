import type { Role } from '../accounts/roles.ts'
import { type Answer, cookieOf, type TestServer } from './server.ts'

export const PASSWORD = 'a password of words'

/** Somebody who is signed in on a real server. */
export interface Person {
  id: string
  email: string
  cookie: string
  as: <Body = Record<string, unknown>>(method: string, path: string, body?: unknown) => Promise<Answer<Body>>
}

interface Wish {
  role: Role
  email?: string
  personalData?: boolean
}

/** Invites somebody as the owner would, and lets them come in. */
export async function makePerson(server: TestServer, { role, email, personalData }: Wish): Promise<Person> {
  const wish = { email: email ?? `${role}@example.com`, role, ...(personalData && { personalData }) }
  const invited = await server.asOwner<{ url: string }>('POST', '/api/v1/invitations', wish)
  if (invited.status !== 201) throw new Error(JSON.stringify(invited.body))
  const joined = await accept(server, keyOf(invited.body.url))
  if (joined.status !== 201) throw new Error(JSON.stringify(joined.body))
  const { id } = joined.body as { id: string }
  return personOf(server, { id, email: wish.email, cookie: cookieOf(joined.headers) })
}

export function personOf(server: TestServer, who: Omit<Person, 'as'>): Person {
  const headers = { Cookie: who.cookie, Origin: server.url }
  return { ...who, as: (method, path, body) => server.call(method, `/api/v1${path}`, headers, body) }
}

export function accept({ call, url }: TestServer, key: string, password = PASSWORD) {
  return call('POST', '/api/v1/invitations/accept', { Origin: url }, { key, password })
}

export function signIn({ call, url }: TestServer, email: string, password = PASSWORD) {
  return call('POST', '/api/v1/session', { Origin: url }, { email, password })
}

/** The key that a link carries behind its `#`. */
export function keyOf(url: string): string {
  return url.split('=')[1] as string
}

/** A personal access token of somebody, and calls that come with nothing but it. */
export async function makeToken(server: TestServer, person: Person, scope: 'read' | 'moderate' | 'admin') {
  const expiresAt = new Date(server.clock.now() + 30 * 24 * 60 * 60_000).toISOString()
  const made = await person.as<{ id: string; token: string }>('POST', '/tokens', {
    name: 'A',
    scope,
    expiresAt,
  })
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  const headers = { Authorization: `Bearer ${made.body.token}` }
  return {
    ...made.body,
    as: <Body = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
      server.call<Body>(method, `/api/v1${path}`, headers, body),
  }
}
