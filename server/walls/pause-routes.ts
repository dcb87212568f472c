import { type Request, type Response, Router } from 'express'
import type { Sessions } from '../accounts/sessions.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'

interface PauseDeps {
  storage: Pick<Storage, 'walls' | 'pauses'>
  sessions: Sessions
  audit: AuditMaker
  now: () => number
}

/** A moderator takes everything of customers off a wall, or off all of them, and brings it back. */
export function pauseRoutes({ storage, sessions, audit, now }: PauseDeps): Router {
  const router = Router()

  router.put('/pause', (request, response) => answerAll(request, response, true))
  router.delete('/pause', (request, response) => answerAll(request, response, false))
  router.put('/:id/pause', (request, response) => answerOne(request, response, true))
  router.delete('/:id/pause', (request, response) => answerOne(request, response, false))

  async function answerAll(request: Request, response: Response, paused: boolean): Promise<void> {
    const revision = await set(request, await storage.walls.list(), paused)
    sendJson(response, 200, { items: (await storage.walls.list()).map(stateOf), revision })
  }

  async function answerOne(
    request: Request<{ id: string }>,
    response: Response,
    paused: boolean,
  ): Promise<void> {
    const wall = await storage.walls.byId(request.params.id)
    const revision = wall && (await set(request, [wall], paused))
    const now = wall && (await storage.walls.byId(wall.id))
    if (!now) throw new Problem(404, 'There is no wall with this id.')
    sendJson(response, 200, { ...stateOf(now), revision })
  }

  /** Answers the revision that screens will have drawn when they have followed, null where nothing changed. */
  async function set(request: Request, walls: readonly Wall[], paused: boolean): Promise<number | null> {
    const actor = sessions.account(request).id
    const action = paused ? 'wall.paused' : 'wall.resumed'
    const lines = walls.map(({ id }) => audit(actor, action, id))
    return storage.pauses.set({ paused, at: now() }, lines)
  }

  return router
}

function stateOf({ id, name, slug, pausedAt }: Wall) {
  const since = pausedAt === null ? null : new Date(pausedAt).toISOString()
  return { id, name, slug, paused: pausedAt !== null, pausedAt: since }
}
