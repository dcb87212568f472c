import type { IncomingHttpHeaders } from 'node:http'
import type { Source } from '../../storage/sources.ts'
import { schemesOf } from '../schemes-of.ts'
import { isStatic, type Scheme } from '../signatures/scheme.ts'

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

/**
 * What of them is kept beside a delivery: none that the source's own scheme names as a key, and none in whose value a
 * key stands, as proxies write the whole address into headers of their own.
 */
export function withoutKeys(
  headers: Readonly<Record<string, string>>,
  { source, url }: { source: Source; url: string },
): Record<string, string> {
  const names = new Set(schemesOf(source).flatMap((scheme) => keyHeaderOf(scheme)))
  const keys = keysOf(source, url)
  const kept = Object.entries(headers).filter(
    ([name, value]) => !LEFT_OUT.test(name) && !names.has(name) && !keys.some((key) => value.includes(key)),
  )
  return Object.fromEntries(
    kept.slice(0, HEADERS_KEPT).map(([name, value]) => [name, value.slice(0, VALUE_LENGTH)]),
  )
}

function keyHeaderOf(scheme: Scheme): string[] {
  return isStatic(scheme) ? [scheme.static.header.toLowerCase()] : []
}

/** The source's secrets, and the key in the address that was called. */
function keysOf({ signingSecret, previousSecret }: Source, url: string): string[] {
  const inAddress = /\/hooks\/[^/?#]+\/([^/?#]+)/i.exec(url)?.[1]
  return [signingSecret, previousSecret?.secret, inAddress].flatMap((key) => key || [])
}
