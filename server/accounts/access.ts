import type { RequestHandler } from 'express'
import { Problem } from '../http/problem.ts'
import type { Sessions } from './sessions.ts'

/** Each may do all that those before it may. */
export const ROLES = ['viewer', 'moderator', 'admin', 'owner'] as const
export type Role = (typeof ROLES)[number]
/** `source`: whoever bears a source's token; the intake looks at it itself. */
export type Who = 'anyone' | 'source' | Role

/** Who may call what under /api/v1. What does not stand here cannot be called at all. */
export const ACCESS: Readonly<Record<string, Who>> = {
  'POST /feedback': 'source',
  'POST /feedback/batch': 'source',
  'PUT /feedback/by-external-id/:id': 'source',
  'DELETE /feedback/by-external-id/:id': 'source',
  'GET /source': 'source',

  'POST /session': 'anyone',
  'DELETE /session': 'anyone',
  'GET /session': 'viewer',
  'GET /setup': 'anyone',
  'POST /setup': 'anyone',

  'GET /feedback': 'viewer',
  'GET /feedback/:id': 'viewer',
  'PATCH /feedback/:id': 'moderator',

  'GET /sources': 'viewer',
  'POST /sources': 'admin',
  'GET /sources/:id': 'viewer',
  'PATCH /sources/:id': 'admin',

  'GET /walls': 'viewer',
  'POST /walls': 'admin',
  'GET /walls/:id': 'viewer',
  'PATCH /walls/:id': 'admin',
  'POST /walls/:id/key': 'admin',

  'GET /scores': 'viewer',
  'GET /screens': 'viewer',
  'GET /audit': 'moderator',
}

const ROUTES = Object.entries(ACCESS).map(([route, who]) => {
  const [method, path] = route.split(' ') as [string, string]
  return { method, parts: path.split('/'), who }
})

/** Who may make this call; null where there is nothing to call. A fixed part goes before a parameter. */
export function whoMay(method: string, path: string): Who | null {
  const verb = method === 'HEAD' ? 'GET' : method
  const parts = path.replace(/\/$/, '').split('/')
  const matching = ROUTES.filter((route) => route.method === verb && fits(route.parts, parts))
  const exact = matching.find((route) => !route.parts.some((part) => part.startsWith(':')))
  return (exact ?? matching[0])?.who ?? null
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, place) => (part.startsWith(':') ? parts[place] !== '' : part === parts[place]))
  )
}

export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

/** The one place in which a call's role is looked at. */
export function createGuard(sessions: Sessions): RequestHandler {
  return async (request, _response, next) => {
    const who = whoMay(request.method, request.path)
    if (who === null || who === 'source') throw new Problem(404, 'There is nothing at this address.')
    if (who !== 'anyone') {
      const { role } = await sessions.identify(request)
      if (!mayAct(role, who)) throw new Problem(403, `This needs the role "${who}"; you are "${role}".`)
    }
    next()
  }
}
