import type { IncomingHttpHeaders } from 'node:http'

/** What may hold a key, shows who somebody is, or says nothing of the delivery. */
const LEFT_OUT =
  /auth|cookie|token|secret|signature|hmac|api-?key|password|forwarded|real-ip|connecting-ip|client-ip|^host$|^connection$/

const HEADERS_KEPT = 60
const VALUE_LENGTH = 500

/** Headers as one text each, as Node joins those that come several times. */
export function headersOf(headers: IncomingHttpHeaders): Record<string, string> {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) texts[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return texts
}

/** What of them is kept beside a delivery. */
export function withoutKeys(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).filter(([name]) => !LEFT_OUT.test(name))
  return Object.fromEntries(
    kept.slice(0, HEADERS_KEPT).map(([name, value]) => [name, value.slice(0, VALUE_LENGTH)]),
  )
}
