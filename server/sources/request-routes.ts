import { Router } from 'express'
import { sendJson } from '../http/json.ts'
import type { Storage } from '../storage/storage.ts'
import type { RequestLog } from './request-log.ts'
import { unknownSource } from './routes.ts'

interface RequestDeps {
  storage: Pick<Storage, 'sources'>
  requestLog: Pick<RequestLog, 'list'>
}

/** What a source last asked and was answered. A request with a token that nobody has belongs to no source. */
export function requestRoutes({ storage, requestLog }: RequestDeps): Router {
  const router = Router()
  router.get('/:id/requests', async (request, response) => {
    const { id } = request.params
    if (!(await storage.sources.byId(id))) throw unknownSource()
    const items = await requestLog.list(id)
    const answers = items.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }))
    sendJson(response, 200, { items: answers, next: null })
  })
  return router
}
