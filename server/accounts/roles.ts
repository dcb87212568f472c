/** Each may do all that those before it may. */
export const ROLES = ['viewer', 'moderator', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

export function lesserRole(one: Role, other: Role): Role {
  return mayAct(one, other) ? other : one
}

/** Those who may do less. */
export function rolesBelow(role: Role): Role[] {
  return ROLES.slice(0, ROLES.indexOf(role))
}
