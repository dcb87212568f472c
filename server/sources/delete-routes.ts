import { type Request, type Response, Router } from 'express'
import type { Sessions } from '../accounts/sessions.ts'
import { sendJson } from '../http/json.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import type { SourceErasing } from './erasing.ts'
import { unknownSource } from './routes.ts'

/** Counts are exact up to here; one more means more. */
const COUNTED_TO = 10_000

interface DeleteDeps {
  storage: Pick<Storage, 'sources' | 'arrivals' | 'walls'>
  sourceErasing: SourceErasing
  sessions: Sessions
  audit: AuditMaker
  now: () => number
}

/** A source's end. Its tokens are refused at once; its entries stay and count, with their words or without. */
export function deleteRoutes({ storage, sourceErasing, sessions, audit, now }: DeleteDeps): Router {
  const router = Router()

  /** Told before: what there is of it, and which walls ask for it. */
  router.get('/:id/remains', async (request, response) => {
    const { id } = request.params
    if (!(await storage.sources.byId(id))) throw unknownSource()
    const entries = await storage.arrivals.entries(id, COUNTED_TO + 1)
    const walls = (await storage.walls.list()).filter(({ filter }) => filter.sources.includes(id))
    const told = walls.map((wall) => ({
      id: wall.id,
      name: wall.name,
      only: wall.filter.sources.length === 1,
    }))
    sendJson(response, 200, { entries: entries.all, words: entries.words, walls: told })
  })

  const remove = (erase: boolean) => async (request: Request<{ id: string }>, response: Response) => {
    const { id } = request.params
    const line = audit(sessions.account(request).id, 'source.deleted', id)
    if (!(await storage.sources.remove(id, { erase, now: now() }, line))) throw unknownSource()
    if (erase) sourceErasing.look()
    response.writeHead(204).end()
  }

  router.delete('/:id', remove(false))
  router.delete('/:id/everything', remove(true))
  return router
}
