import { createHash, randomBytes } from 'node:crypto'

export type KeyKind =
  | 'src'
  | 'hook'
  | 'wall'
  | 'session'
  | 'setup'
  | 'invite'
  | 'reset'
  | 'pat'
  | 'screen'
  | 'pairing'

/** A new key of 256 random bits; its prefix says in a log or a leak what it opens. */
export function newKey(kind: KeyKind): string {
  return `tf_${kind}_${randomBytes(32).toString('base64url')}`
}

/** 128 random bits in 22 letters, for an address that a player's playlist holds. */
export function newShortKey(): string {
  return randomBytes(16).toString('base64url')
}

/** As keys are stored and looked up. They are random, so a plain hash is enough. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/** The signing secret of a source, in the form of Standard Webhooks. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}
