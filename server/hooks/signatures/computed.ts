import { createHash, createHmac } from 'node:crypto'
import type { Incoming } from '../incoming.ts'
import { sameBytes } from './digests.ts'
import { keyOf } from './key.ts'
import { PLACEHOLDER, type SignedScheme } from './scheme.ts'
import type { Sent } from './sent.ts'

/** Whether one of the signatures that were sent is the one that this secret makes. */
export function isSignedWith(
  secret: string,
  { scheme, sent, incoming }: { scheme: SignedScheme; sent: Sent; incoming: Incoming },
): boolean {
  const key = keyOf(secret, { key: scheme.key, headers: incoming.headers })
  if (key === null || key.length === 0) return false
  const hash = scheme.keyed ? createHmac(scheme.algorithm, key) : createHash(scheme.algorithm)
  const values: Record<string, Buffer | string> = {
    body: incoming.body,
    method: incoming.method,
    url: incoming.url,
    secret,
    // Node reads headers as Latin-1, so this gives their bytes as they were sent.
    timestamp: Buffer.from(sent.timestamp?.text ?? '', 'latin1'),
    id: Buffer.from(sent.id ?? '', 'latin1'),
  }
  // Every second part is the name of a value.
  for (const [n, part] of scheme.signed.split(PLACEHOLDER).entries()) {
    hash.update(n % 2 === 0 ? part : (values[part] ?? ''))
  }
  const computed = hash.digest()
  return sent.digests.some((digest) => sameBytes(digest, computed))
}
