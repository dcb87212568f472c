import type { IncomingMessage } from 'node:http'

/**
 * Whether a request comes from one of our own pages: its Origin is the host that it calls, or the public
 * address. The scheme is left out, since a proxy may speak another one to us.
 */
export function isOwnOrigin(headers: IncomingMessage['headers'], publicUrl: string | undefined): boolean {
  const { origin, host } = headers
  if (origin === undefined || !URL.canParse(origin)) return false
  return new URL(origin).host === host || origin === publicUrl
}
