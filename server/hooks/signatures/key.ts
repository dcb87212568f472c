import { fromBase64 } from './digests.ts'
import { type Headers, headerOf } from './headers.ts'
import { PLACEHOLDER, type SignedScheme } from './scheme.ts'

const STANDARD_PREFIX = 'whsec_'

/** The bytes that a secret stands for as a key, or null where a header that belongs to it is not there. */
export function keyOf(
  secret: string,
  { key, headers }: { key: SignedScheme['key']; headers: Headers },
): Buffer | null {
  if (key === 'text') return Buffer.from(secret)
  if (key === 'whsec-base64') return standardKey(secret)
  const names = Array.from(key.matchAll(PLACEHOLDER), ([, name]) => name?.replace(/^header:/, '') ?? '')
  if (names.some((name) => name !== 'secret' && headerOf(headers, name) === undefined)) return null
  return Buffer.from(
    key.replace(PLACEHOLDER, (_whole, name: string) =>
      name === 'secret' ? secret : (headerOf(headers, name.replace(/^header:/, '')) ?? ''),
    ),
  )
}

/**
 * Standard Webhooks: base64 after `whsec_`. Senders decode it more or less strictly, so after the prefix the URL's
 * alphabet and missing padding are read, too. What is no base64 can only have been meant as text.
 */
function standardKey(secret: string): Buffer {
  if (!secret.startsWith(STANDARD_PREFIX)) return fromBase64(secret) ?? Buffer.from(secret)
  const encoded = secret.slice(STANDARD_PREFIX.length)
  if (encoded === '') return Buffer.alloc(0)
  const isBase64 = /^[\w+/-]+={0,2}$/.test(encoded) && encoded.replace(/=+$/, '').length % 4 !== 1
  return isBase64 ? Buffer.from(encoded, 'base64') : Buffer.from(secret)
}
