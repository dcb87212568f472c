import type { RequestHandler } from 'express'
import { Problem } from '../http/problem.ts'
import { mayAct, type Role } from './roles.ts'
import type { Sessions } from './sessions.ts'

export type { Role } from './roles.ts'

/** `source`: whoever bears a source's token; the intake looks at it itself. */
export type Who = 'anyone' | 'source' | Role

/** Who may call what under /api/v1. What does not stand here cannot be called at all. */
export const ACCESS: Readonly<Record<string, Who>> = {
  'POST /feedback': 'source',
  'POST /feedback/batch': 'source',
  'PUT /feedback/by-external-id/:id': 'source',
  'DELETE /feedback/by-external-id/:id': 'source',
  'GET /source': 'source',
  'GET /openapi.json': 'anyone',

  'POST /session': 'anyone',
  'DELETE /session': 'anyone',
  'GET /session': 'viewer',
  'GET /setup': 'anyone',
  'POST /setup': 'anyone',

  'GET /feedback': 'viewer',
  'PATCH /feedback': 'moderator',
  'GET /feedback/counts': 'viewer',
  'GET /feedback/values': 'viewer',
  'GET /feedback/stream': 'viewer',
  'GET /feedback/:id': 'viewer',
  'GET /feedback/:id/walls': 'viewer',
  'GET /feedback/:id/history': 'viewer',
  'PATCH /feedback/:id': 'moderator',

  'DELETE /feedback': 'owner',
  'DELETE /feedback/:id': 'admin',
  'DELETE /feedback/:id/erasure': 'admin',
  'GET /feedback/export': 'viewer',
  'GET /persons': 'admin',
  'GET /persons/export': 'admin',
  'POST /persons/erasure': 'admin',
  'DELETE /persons/erasure': 'admin',
  'GET /sources/:id/retention': 'admin',

  'GET /masks': 'moderator',
  'PUT /masks': 'admin',

  'GET /sources': 'viewer',
  'POST /sources': 'admin',
  'GET /sources/:id': 'viewer',
  'PATCH /sources/:id': 'admin',
  'DELETE /sources/:id': 'admin',
  'DELETE /sources/:id/everything': 'owner',
  'GET /sources/:id/remains': 'admin',
  'GET /sources/pulse': 'viewer',
  'GET /sources/:id/tokens': 'admin',
  'POST /sources/:id/tokens': 'admin',
  'DELETE /sources/:id/tokens/:token': 'admin',
  'GET /sources/:id/requests': 'admin',
  'POST /sources/:id/test': 'admin',
  'POST /sources/:id/secret': 'admin',
  'POST /sources/:id/address': 'admin',
  'GET /sources/inbox': 'admin',
  'GET /sources/:id/deliveries': 'admin',
  'GET /sources/:id/deliveries/counts': 'admin',
  'GET /sources/:id/deliveries/:delivery': 'admin',
  'PATCH /sources/:id/deliveries/:delivery': 'admin',
  'POST /sources/:id/deliveries/:delivery/replay': 'admin',
  'POST /sources/:id/deliveries/replay': 'admin',
  'POST /sources/:id/try': 'admin',
  'GET /presets': 'viewer',

  'GET /walls': 'viewer',
  'POST /walls': 'admin',
  'PUT /walls/pause': 'moderator',
  'DELETE /walls/pause': 'moderator',
  'PUT /walls/:id/pause': 'moderator',
  'DELETE /walls/:id/pause': 'moderator',
  'GET /walls/:id': 'viewer',
  'PATCH /walls/:id': 'admin',
  'DELETE /walls/:id': 'admin',
  'POST /walls/:id/key': 'admin',
  'POST /walls/preview': 'admin',
  'PUT /walls/:id/logo': 'admin',
  'DELETE /walls/:id/logo': 'admin',
  'GET /walls/:id/links': 'admin',
  'POST /walls/:id/links': 'admin',
  'PATCH /walls/:id/links/:link': 'admin',
  'DELETE /walls/:id/links/:link': 'admin',

  'GET /imports': 'admin',
  'POST /imports': 'admin',
  'GET /imports/:id': 'admin',
  'DELETE /imports/:id': 'admin',
  'POST /imports/:id/preview': 'admin',
  'POST /imports/:id/start': 'admin',
  'POST /imports/:id/cancel': 'admin',
  'POST /imports/:id/undo': 'admin',
  'GET /imports/:id/refused': 'admin',

  'GET /rules': 'moderator',
  'POST /rules': 'admin',
  'POST /rules/preview': 'admin',
  'PUT /rules/order': 'admin',
  'GET /rules/:id': 'moderator',
  'PATCH /rules/:id': 'admin',
  'DELETE /rules/:id': 'admin',
  'GET /words': 'moderator',
  'PUT /words': 'admin',

  'GET /scores': 'viewer',
  'GET /scores/year': 'viewer',
  'GET /scores/by': 'viewer',
  'GET /screens': 'viewer',
  'POST /screens': 'admin',
  'POST /screens/look': 'admin',
  'PUT /screens/here': 'anyone',
  'DELETE /screens/here': 'anyone',
  'POST /screens/trouble': 'anyone',
  'GET /screens/:id': 'viewer',
  'PATCH /screens/:id': 'admin',
  'DELETE /screens/:id': 'admin',
  'POST /screens/:id/replace': 'admin',
  'PATCH /screens': 'admin',
  'POST /screens/identify': 'admin',
  'POST /screens/reload': 'admin',
  'POST /screens/:id/identify': 'admin',
  'POST /screens/:id/reload': 'admin',
  'GET /screens/:id/history': 'viewer',
  'GET /audit': 'moderator',
  'GET /audit/actors': 'moderator',
  'GET /audit/export': 'admin',

  'GET /users': 'admin',
  'GET /users/:id': 'admin',
  'PATCH /users/:id': 'admin',
  'DELETE /users/:id': 'admin',
  'POST /users/:id/reset': 'admin',
  'DELETE /users/:id/sessions': 'admin',
  'GET /invitations': 'admin',
  'POST /invitations': 'admin',
  'DELETE /invitations/:id': 'admin',
  'POST /invitations/look': 'anyone',
  'POST /invitations/accept': 'anyone',
  'PUT /password': 'viewer',
  'POST /password/reset': 'anyone',
  'POST /password/reset/look': 'anyone',
  'GET /sessions': 'viewer',
  'DELETE /sessions': 'viewer',
  'DELETE /sessions/:id': 'viewer',
  'GET /tokens': 'viewer',
  'POST /tokens': 'viewer',
  'DELETE /tokens/:id': 'viewer',
}

/** What somebody must be signed in for: a token that could do this could make itself last, or grow. */
export const IN_PERSON: ReadonlySet<string> = new Set([
  'PATCH /users/:id',
  'DELETE /users/:id',
  'POST /users/:id/reset',
  'DELETE /users/:id/sessions',
  'POST /invitations',
  'DELETE /invitations/:id',
  'PUT /password',
  'GET /sessions',
  'DELETE /sessions',
  'DELETE /sessions/:id',
  'GET /tokens',
  'POST /tokens',
  'DELETE /tokens/:id',
])

const ROUTES = Object.entries(ACCESS).map(([route, who]) => {
  const [method, path] = route.split(' ') as [string, string]
  return { method, parts: path.split('/'), who, inPerson: IN_PERSON.has(route) }
})

/** Who may make this call; null where there is nothing to call. A fixed part goes before a parameter. */
export function whoMay(method: string, path: string): Who | null {
  return routeOf(method, path)?.who ?? null
}

function routeOf(method: string, path: string) {
  const verb = method === 'HEAD' ? 'GET' : method
  const parts = path.replace(/\/$/, '').split('/')
  const matching = ROUTES.filter((route) => route.method === verb && fits(route.parts, parts))
  return matching.find((route) => !route.parts.some((part) => part.startsWith(':'))) ?? matching[0]
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  return (
    pattern.length === parts.length &&
    pattern.every((part, place) => (part.startsWith(':') ? parts[place] !== '' : part === parts[place]))
  )
}

/** The one place in which a call's role is looked at. */
export function createGuard(sessions: Sessions): RequestHandler {
  return async (request, _response, next) => {
    const route = routeOf(request.method, request.path)
    if (!route || route.who === 'source') throw new Problem(404, 'There is nothing at this address.')
    if (route.who !== 'anyone') {
      const { account, by } = await sessions.identify(request)
      if (route.inPerson && 'token' in by) throw new Problem(403, 'No token can do this: sign in.')
      if (!mayAct(account.role, route.who)) {
        throw new Problem(403, `This needs the role "${route.who}"; you are "${account.role}".`)
      }
    }
    next()
  }
}
