import type { Role } from '../rights.ts'

/** Somebody who may come in. Times are ISO. */
export interface User {
  id: string
  email: string
  role: Role
  personalData: boolean
  createdAt: string
  seenAt: string | null
  revision: number
}

export interface Invitation {
  id: string
  email: string
  role: Role
  personalData: boolean
  createdAt: string
  expiresAt: string
}

export interface Rights {
  role: Role
  personalData: boolean
}

/** What a form with a `RoleChoice` says. */
export function rightsIn(given: FormData): Rights {
  return { role: given.get('role') as Role, personalData: given.get('personalData') !== null }
}
