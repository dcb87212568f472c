import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { startServer } from '../server.ts'
import { type Clock, createClock } from './clock.ts'
import { PASSWORD_COST } from './passwords.ts'

export const OWNER = { email: 'owner@example.com', password: 'a long password' }

export type TestServer = Awaited<ReturnType<typeof startTestServer>>
export interface TestSource {
  id: string
  token: string
}

/** What an answer brought, with its body read. */
export interface Answer<Body = Record<string, unknown>> {
  status: number
  headers: Headers
  body: Body
}

/**
 * The real server on a port of its own with a folder of its own, an owner unless `owner` is false, and the
 * clock in the test's hand. `env` may name a database or a folder instead.
 */
export async function startTestServer(
  env: Record<string, string> = {},
  { owner = true, clock = createClock() }: { owner?: boolean; clock?: Clock } = {},
) {
  const folder = env.TENFOOT_DATA ?? mkdtempSync(join(tmpdir(), 'tenfoot-test-'))
  const settings = { TENFOOT_DATA: folder, PORT: '0', HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...env }
  const admin = owner ? { TENFOOT_ADMIN_EMAIL: OWNER.email, TENFOOT_ADMIN_PASSWORD: OWNER.password } : {}
  const options = { now: clock.now, passwordCost: PASSWORD_COST }
  const running = await startServer(readConfig({ ...settings, ...admin }), options)
  const url = running.url.replace('localhost', '127.0.0.1')
  const call = createCaller(url)
  const cookie = owner ? await signIn(call, url) : ''
  const asOwner = <Body = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
    call<Body>(method, path, { Cookie: cookie, Origin: url }, body)

  return {
    ...{ url, folder, clock, call, cookie, asOwner, setupKey: running.setupKey },
    async makeSource(source: object = {}): Promise<TestSource> {
      const made = await asOwner<TestSource>('POST', '/api/v1/sources', {
        name: 'Shop',
        timeZone: 'UTC',
        ...source,
      })
      if (made.status !== 201) throw new Error(JSON.stringify(made.body))
      return made.body
    },
    async close() {
      await running.close()
      if (env.TENFOOT_DATA === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Calls a server; a body that is neither text nor bytes is sent as JSON. */
export function createCaller(url: string) {
  return async <Body = Record<string, unknown>>(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ): Promise<Answer<Body>> => {
    const raw = typeof body === 'string' || body instanceof Uint8Array
    const response = await fetch(url + path, {
      method,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: raw ? (body as string) : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = /\bjson/.test(response.headers.get('Content-Type') ?? '')
    const read = text !== '' && isJson ? JSON.parse(text) : text
    return { status: response.status, headers: response.headers, body: read as Body }
  }
}

export type Caller = ReturnType<typeof createCaller>

async function signIn(call: Caller, url: string): Promise<string> {
  const { status, headers } = await call('POST', '/api/v1/session', { Origin: url }, OWNER)
  if (status !== 201) throw new Error(`signing in was answered ${status}`)
  return cookieOf(headers)
}

/** The cookie that an answer sets, as a request sends it. */
export function cookieOf(headers: Headers): string {
  return headers.get('Set-Cookie')?.split(';')[0] ?? ''
}
