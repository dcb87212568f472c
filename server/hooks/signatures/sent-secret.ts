import { createHash } from 'node:crypto'
import { fromBase64, sameBytes } from './digests.ts'
import { type Headers, headerOf } from './headers.ts'
import type { StaticScheme } from './scheme.ts'

/** The bytes that a sender sent as its secret; null where the header is not there. */
export function readSecret({ static: place }: StaticScheme, headers: Headers): Buffer | 'malformed' | null {
  const value = headerOf(headers, place.header)
  if (value === undefined) return null
  const prefix = place.prefix === '' && place.basic ? 'Basic ' : place.prefix
  if (!value.toLowerCase().startsWith(prefix.toLowerCase())) return 'malformed'
  const rest = value.slice(prefix.length).trim()
  const bytes = place.basic ? fromBase64(rest) : Buffer.from(rest, 'latin1')
  return bytes === null || bytes.length === 0 ? 'malformed' : bytes
}

/** For Basic, a secret is `user:password` or the password alone: many tools want some user and do not say which. */
export function isSecret(sent: Buffer, { secret, basic }: { secret: string; basic: boolean }): boolean {
  const password = sent.subarray(sent.indexOf(':') + 1)
  const whole = sameText(sent, secret)
  return basic ? sameText(password, secret) || whole : whole
}

/** Hashes have one length, so that not even the secret's length shows in the time. */
function sameText(sent: Buffer, secret: string): boolean {
  const hash = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
  return sameBytes(hash(sent), hash(secret))
}
