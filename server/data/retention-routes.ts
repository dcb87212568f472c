import { type Request, Router } from 'express'
import * as v from 'valibot'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validate } from '../http/validate.ts'
import { RETENTION_DAYS } from '../sources/settings.ts'
import type { DataDeps } from './erasure-routes.ts'
import { keptFrom } from './retention-keeper.ts'

const between = `must be a whole number from ${RETENTION_DAYS.min} to ${RETENTION_DAYS.max}`
export const Query = v.strictObject({
  days: v.pipe(
    v.string(between),
    v.regex(/^\d{1,5}$/, between),
    v.transform(Number),
    v.minValue(RETENTION_DAYS.min, between),
    v.maxValue(RETENTION_DAYS.max, between),
  ),
})

/** What a time of keeping would take away of a source, told before it is set. */
export function retentionRoutes({ storage, now }: Pick<DataDeps, 'storage' | 'now'>): Router {
  const router = Router()
  router.get('/sources/:id/retention', async (request: Request<{ id: string }>, response) => {
    const { days } = validate(Query, request.query)
    const { id } = request.params
    if (!(await storage.sources.byId(id))) throw new Problem(404, 'There is no source with this id.')
    const { entries, oldest, newest } = await storage.retention.preview(id, keptFrom(days, now()))
    const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
    sendJson(response, 200, { days, entries, oldest: iso(oldest), newest: iso(newest) })
  })
  return router
}
