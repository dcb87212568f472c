import { hashKey, newKey } from '../keys.ts'
import type { NewToken } from '../storage/source-tokens.ts'

/** A new token under this id: the key that is told once, and what is kept of it. */
export function makeToken(id: string): { key: string; token: NewToken } {
  const key = newKey('src')
  return { key, token: { id, hash: hashKey(key), lastFour: key.slice(-4) } }
}
