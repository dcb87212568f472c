import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Feedback } from '../../../shared/feedback.ts'
import { readConfig } from '../../config.ts'
import { type ServerOptions, startServer } from '../../server.ts'
import { PASSWORD_COST } from '../../testing/passwords.ts'

const ADMIN = { TENFOOT_ADMIN_EMAIL: 'owner@example.com', TENFOOT_ADMIN_PASSWORD: 'a long password' }

export interface LiveServer {
  url: string
  cookie: string
  /** Calls the API as the owner. */
  api: <T>(method: string, path: string, body?: object) => Promise<T>
  close: () => Promise<void>
}

/** A real server on a port of its own; `env` names a database where it must not be SQLite in a new folder. */
export async function startLiveServer(
  env: Record<string, string> = {},
  options: ServerOptions = {},
): Promise<LiveServer> {
  const folder = env.TENFOOT_DATA ?? mkdtempSync(join(tmpdir(), 'tenfoot-live-'))
  const config = readConfig({ ...ADMIN, TENFOOT_DATA: folder, PORT: '0', LOG_LEVEL: 'error', ...env })
  const server = await startServer(config, { passwordCost: PASSWORD_COST, ...options })
  const { url } = server
  const signedIn = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: ADMIN.TENFOOT_ADMIN_EMAIL, password: ADMIN.TENFOOT_ADMIN_PASSWORD }),
  })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  return {
    url,
    cookie,
    api: <T>(method: string, path: string, body?: object) =>
      call<T>(`${url}/api/v1${path}`, method, { Cookie: cookie, Origin: url }, body),
    async close() {
      await server.close()
      if (env.TENFOOT_DATA === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function call<T>(
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: object,
): Promise<T> {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body && { 'Content-Type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${await response.text()}`)
  return response.json() as Promise<T>
}

export interface TestWall {
  id: string
  slug: string
  shareKey: string
}

let slugs = 0

export function makeWall(server: LiveServer, settings: object = {}): Promise<TestWall> {
  slugs += 1
  return server.api('POST', '/walls', {
    name: 'Every voice',
    slug: `wall-${slugs}`,
    timeZone: 'UTC',
    ...settings,
  })
}

export interface TestSource {
  id: string
  post: (entry: object) => Promise<Feedback>
}

export async function makeSource(server: LiveServer, settings: object = {}): Promise<TestSource> {
  const source = await server.api<{ id: string; token: string }>('POST', '/sources', {
    name: 'Shop',
    metric: 'nps',
    ...settings,
  })
  const headers = { Authorization: `Bearer ${source.token}` }
  return { id: source.id, post: (entry) => call(`${server.url}/api/v1/feedback`, 'POST', headers, entry) }
}
