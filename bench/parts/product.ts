import { type Admin, signIn } from '../../server/demo/admin.ts'
import { type ServerProcess, startProcess } from './process.ts'

const ACCOUNT = { email: 'bench@example.com', password: 'only for the bench' }

/** Where a server keeps what it is sent. */
export type Place = { folder: string } | { databaseUrl: string }

export interface Product extends ServerProcess {
  admin: Admin
  /** Of a source that publishes. */
  token: string
}

/** What a server's environment says about its place. */
export function placeOf(place: Place): Record<string, string> {
  return 'folder' in place ? { TENFOOT_DATA: place.folder } : { DATABASE_URL: place.databaseUrl }
}

/** Starts Tenfoot as `npm start` does, without a limit on the rate. */
export function startTenfoot(place: Place, more: Record<string, string> = {}): Promise<ServerProcess> {
  return startProcess('server/main.ts', {
    ...placeOf(place),
    TENFOOT_ADMIN_EMAIL: ACCOUNT.email,
    TENFOOT_ADMIN_PASSWORD: ACCOUNT.password,
    TENFOOT_RATE_LIMIT: '0',
    LOG_LEVEL: 'warn',
    // The bench has built the pages: none of its starts should look for changes.
    TENFOOT_DEV: '1',
    ...more,
  })
}

/** Tenfoot with somebody signed in and a source to post to. */
export async function startProduct(place: Place, more: Record<string, string> = {}): Promise<Product> {
  const server = await startTenfoot(place, more)
  const admin = await signIn(server.url, ACCOUNT)
  const { token } = (await admin.create('/sources', { name: 'Bench', policy: 'publish' })) as {
    token: string
  }
  return { ...server, admin, token }
}
