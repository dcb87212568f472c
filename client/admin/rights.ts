import type { Account } from './session.ts'

/** Who may do less comes first; each may do what those before may. */
export const ROLES = ['viewer', 'moderator', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]

/** Whether somebody may do what needs `needed`. The server decides; this spares questions it would refuse. */
export function mayAct({ role }: Pick<Account, 'role'>, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}
