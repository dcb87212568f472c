import { hashKey, newKey } from '../keys.ts'
import type { NewToken } from '../storage/source-tokens.ts'

/** A new token under this id, or the key of a hook's address: the key that is told once, and what is kept of it. */
export function makeToken(id: string, kind: NewToken['kind'] = 'token'): { key: string; token: NewToken } {
  const key = newKey(kind === 'token' ? 'src' : 'hook')
  return { key, token: { id, kind, hash: hashKey(key), lastFour: key.slice(-4) } }
}
