import { type Request, Router } from 'express'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { browserName } from './browser-name.ts'
import type { AccountDeps } from './routes.ts'

/** Where somebody is signed in, and an end to it. */
export function sessionRoutes({ storage, sessions, audit, now }: AccountDeps): Router {
  const router = Router()

  router.get('/', async (request, response) => {
    const current = currentOf(request)
    const found = await storage.accounts.sessionsOf(sessions.account(request).id, now())
    const items = found.map(({ id, agent, since, seen }) => ({
      ...{ id, current: id === current, browser: browserName(agent) },
      ...{ createdAt: new Date(since).toISOString(), seenAt: new Date(seen).toISOString() },
    }))
    sendJson(response, 200, { items, next: null })
  })

  router.delete('/', async (request, response) => {
    const { id } = sessions.account(request)
    await storage.accounts.endSessions(id, currentOf(request), audit(id, 'session.others.ended', id))
    response.status(204).end()
  })

  router.delete('/:id', async (request, response) => {
    const account = sessions.account(request).id
    const { id } = request.params
    const ended = await storage.accounts.endSessionById(account, id, audit(account, 'session.ended', account))
    if (!ended) throw new Problem(404, 'You have no such session; perhaps it has ended.')
    response.status(204).end()
  })

  function currentOf(request: Request): string | null {
    const { by } = sessions.caller(request)
    return 'session' in by ? by.session : null
  }

  return router
}
