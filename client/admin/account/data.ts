import type { Role } from '../rights.ts'

/** What a token may do at most. */
export const SCOPES = ['read', 'moderate', 'admin'] as const
export type Scope = (typeof SCOPES)[number]

export const SCOPE_TEXTS: Readonly<Record<Scope, string>> = {
  read: 'reads',
  moderate: 'reads and moderates',
  admin: 'does all that an admin may',
}

/** The role that somebody needs for a scope to be of use. */
export const ROLE_FOR: Readonly<Record<Scope, Role>> = {
  read: 'viewer',
  moderate: 'moderator',
  admin: 'admin',
}

/** Times are ISO. */
export interface Token {
  id: string
  name: string
  scope: Scope
  createdAt: string
  expiresAt: string
  usedAt: string | null
}

/** A token as it is answered when it is made: with what it is, this once. */
export interface NewToken extends Token {
  token: string
}
