import { Router } from 'express'
import * as v from 'valibot'
import { DIMENSIONS } from '../../shared/dimension.ts'
import { type ByAnswer, STEPS, type WindowedScore, type YearAnswer } from '../../shared/scores.ts'
import { sendJson } from '../http/json.ts'
import { validate } from '../http/validate.ts'
import type { Storage } from '../storage/storage.ts'
import { askedOf, narrowing, windowOf } from './asked.ts'
import type { Scores } from './scores.ts'

export const Query = v.object({ ...narrowing, window: windowOf })
export const YearQuery = v.object({
  ...narrowing,
  step: v.optional(v.picklist(STEPS, `must be one of ${STEPS.join(', ')}`), 'month'),
})
export const ByQuery = v.object({
  ...narrowing,
  window: windowOf,
  dimension: v.picklist(DIMENSIONS, `must be one of ${DIMENSIONS.join(', ')}`),
})

interface ScoreDeps {
  storage: Pick<Storage, 'walls'>
  scores: Scores
  now: () => number
  timeZone: string
}

/** Scores with all that makes them honest, by the same code as the wall's. */
export function scoreRoutes({ storage, scores, now, timeZone }: ScoreDeps): Router {
  const router = Router()
  const deps = { storage, timeZone }

  router.get('/', async (request, response) => {
    const asked = await askedOf(deps, validate(Query, request.query))
    const score = await scores.read(asked, now())
    sendJson(response, 200, { ...score, window: `${asked.windowDays}d` } satisfies WindowedScore)
  })

  router.get('/year', async (request, response) => {
    const { step, ...query } = validate(YearQuery, request.query)
    const asked = await askedOf(deps, query)
    const { metric, timeZone } = asked
    const items = await scores.year({ ...asked, step }, now())
    sendJson(response, 200, { metric, step, timeZone, items, next: null } satisfies YearAnswer)
  })

  router.get('/by', async (request, response) => {
    const { dimension, ...query } = validate(ByQuery, request.query)
    const { metric, windowDays, filter } = await askedOf(deps, query)
    const found = await scores.by({ metric, windowDays, filter, dimension }, now())
    const window = `${windowDays}d`
    sendJson(response, 200, { metric, dimension, window, ...found, next: null } satisfies ByAnswer)
  })

  return router
}
