import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { ScreenEvent } from '../../shared/screens.ts'
import { mayAct } from '../accounts/roles.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { sendJson } from '../http/json.ts'
import { ListQuery, pageOf, readCursor } from '../http/list.ts'
import { Problem } from '../http/problem.ts'
import { validate } from '../http/validate.ts'
import type { ScreenEventRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import { type ScreenAnswers, withoutPersons } from './answers.ts'
import type { Fleet } from './fleet-keeper.ts'
import { following, listCursor } from './list-cursor.ts'

interface FleetDeps {
  storage: Pick<Storage, 'fleet' | 'screens'>
  sessions: Sessions
  fleet: Fleet
  screenAnswers: ScreenAnswers
}

const PageQuery = v.object(ListQuery)

/** How the screens do, and what happened to each. */
export function fleetRoutes({ storage, sessions, fleet, screenAnswers }: FleetDeps): Router {
  const router = Router()

  router.get('/', async (request, response) => {
    const { limit, cursor } = validate(PageQuery, request.query)
    const left = following(await screenAnswers.list(), cursor)
    const found = left.slice(0, limit)
    const items = mayAct(sessions.account(request).role, 'admin') ? found : found.map(withoutPersons)
    const last = found.at(-1)
    sendJson(response, 200, { items, next: last && left.length > limit ? listCursor(last) : null })
  })

  router.get('/:id/history', async (request: Request<{ id: string }>, response) => {
    const { limit, cursor } = validate(PageQuery, request.query)
    const { id } = request.params
    if (!(await storage.screens.byId(id))) throw unknownScreen()
    await fleet.look()
    const before = readCursor(cursor)
    const { items, next } = pageOf(await storage.fleet.history(id, { limit: limit + 1, before }), limit)
    sendJson(response, 200, { items: items.map(toEvent), next })
  })

  return router
}

export function unknownScreen(): Problem {
  return new Problem(404, 'There is no screen with this id.')
}

function toEvent({ at, what, detail }: ScreenEventRow): ScreenEvent {
  return { at: new Date(at).toISOString(), what, detail }
}
