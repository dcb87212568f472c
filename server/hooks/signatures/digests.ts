import { timingSafeEqual } from 'node:crypto'
import type { SignedScheme } from './scheme.ts'

const BYTES = { sha1: 20, sha256: 32, sha512: 64 } as const satisfies Record<
  SignedScheme['algorithm'],
  number
>

/**
 * The bytes of a signature that came as text, or null. Node's decoders skip what they do not know and cut what is
 * too long: here each character must belong to the encoding, and the length must be the algorithm's.
 */
export function decodeDigest(
  text: string,
  { algorithm, encoding }: Pick<SignedScheme, 'algorithm' | 'encoding'>,
): Buffer | null {
  const bytes = encoding === 'hex' ? fromHex(text) : fromBase64(text)
  return bytes?.length === BYTES[algorithm] ? bytes : null
}

function fromHex(text: string): Buffer | null {
  return /^(?:[0-9a-f]{2})+$/i.test(text) ? Buffer.from(text, 'hex') : null
}

/** The bytes of base64 with its padding, or null for anything else. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return text !== '' && bytes.toString('base64') === text ? bytes : null
}

/** In a time that tells nothing about their content. */
export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}
