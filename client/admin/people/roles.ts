import { ROLES, type Role } from '../rights.ts'

/** What each may, in a sentence that goes on after a colon. */
export const ROLE_TEXTS: Readonly<Record<Role, { name: string; may: string }>> = {
  owner: { name: 'Owner', may: 'everything.' },
  admin: { name: 'Admin', may: 'everything but owners and deleting all feedback.' },
  moderator: { name: 'Moderator', may: 'the feed, pins and pauses; no settings.' },
  viewer: { name: 'Viewer', may: 'reads, and changes nothing.' },
}

/** Those that somebody may give to others, the mightiest first: nobody makes anyone mightier than themselves. */
export function rolesToGive(own: Role): Role[] {
  return ROLES.slice(0, ROLES.indexOf(own) + 1).toReversed()
}

export function isBelow(role: Role, own: Role): boolean {
  return ROLES.indexOf(role) < ROLES.indexOf(own)
}
