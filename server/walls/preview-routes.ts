import { Router } from 'express'
import * as v from 'valibot'
import type { WallView } from '../../shared/wall.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { given, validBody } from '../http/validate.ts'
import type { Scores } from '../scores/scores.ts'
import type { Storage } from '../storage/storage.ts'
import { requireReachable } from './goal.ts'
import { previewOf } from './preview.ts'
import { unknownWall } from './problems.ts'
import { settingsOf, type WallInput, WallSchema } from './settings.ts'

const id = v.optional(v.pipe(v.string('must be text'), v.maxLength(50)))
/** The wall that is being changed, or none, and what is different from how it is or how a new one would be. */
export const PreviewSchema = v.object({ ...v.partial(WallSchema).entries, wall: id }, 'must be a JSON object')

interface PreviewDeps {
  storage: Pick<Storage, 'walls' | 'turns' | 'feedback' | 'themes' | 'maskRules'>
  scores: Scores
  now: () => number
  timeZone: string
}

/** What a wall with these settings would show now. Nothing is kept. */
export function wallPreviewRoutes({ timeZone, ...deps }: PreviewDeps): Router {
  const router = Router()
  const fresh = v.parse(WallSchema, { name: 'A new wall', slug: 'new' })
  router.post('/preview', rawBody(100_000), async (request, response) => {
    const { wall, ...change } = validBody(PreviewSchema, request)
    const known = wall === undefined ? null : await deps.storage.walls.byId(wall)
    if (wall !== undefined && !known) throw unknownWall()
    const settings = settingsOf({ ...fresh, ...known, ...given(change) } as WallInput, timeZone)
    requireReachable(settings)
    const at = deps.now()
    const sameGoal = JSON.stringify(known?.goal) === JSON.stringify(settings.goal)
    const goalAt = sameGoal && known ? known.goalAt : at
    const place = { id: known?.id ?? '', slug: '', createdAt: known?.createdAt ?? at, revision: 0 }
    const view: WallView = await previewOf(deps, {
      ...{ ...settings, ...place, goalAt, pausedAt: null, logo: known?.logo ?? null },
    })
    sendJson(response, 200, { serverTime: at, view })
  })
  return router
}
