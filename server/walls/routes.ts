import { type Request, Router } from 'express'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { given, validBody } from '../http/validate.ts'
import { hashKey, newKey } from '../keys.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { requireReachable } from './goal.ts'
import { logoAddress } from './logo.ts'
import { slugTaken, unknownWall } from './problems.ts'
import { settingsOf, WallChangeSchema, type WallInput, WallSchema } from './settings.ts'
import { wallUrl } from './url.ts'

interface WallDeps {
  storage: Pick<Storage, 'walls'>
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
  timeZone: string
  publicUrl: string | undefined
}

/** What groups of screens show. A wall's share key is answered once, when it is made. */
export function wallRoutes({ storage, sessions, audit, newId, now, timeZone, publicUrl }: WallDeps): Router {
  const router = Router()
  const body = rawBody(100_000)

  router.get('/', async (_request, response) => {
    const items = await storage.walls.list()
    sendJson(response, 200, { items: items.map(toAnswer), next: null })
  })

  router.post('/', body, async (request, response) => {
    const input = validBody(WallSchema, request)
    requireReachable(input)
    const id = newId(now())
    const shareKey = newKey('wall')
    const settings = settingsOf(input, timeZone)
    const key = { id: newId(now()), hash: hashKey(shareKey) }
    const wall = await storage.walls.create(
      { id, slug: input.slug, settings, key, createdAt: now() },
      audit(sessions.account(request).id, 'wall.created', id, null, { slug: input.slug, ...settings }),
    )
    if (!wall) throw slugTaken()
    const url = wallUrl(request, { slug: wall.slug, shareKey, publicUrl })
    sendJson(response, 201, { ...toAnswer(wall), shareKey, url }, { Location: `/api/v1/walls/${id}` })
  })

  router.get('/:id', async (request, response) => {
    const wall = await storage.walls.byId(request.params.id)
    if (!wall) throw unknownWall()
    sendJson(response, 200, toAnswer(wall))
  })

  router.patch('/:id', body, async (request: Request<{ id: string }>, response) => {
    const { revision, ...change } = validBody(WallChangeSchema, request)
    const { id } = request.params
    const known = await storage.walls.byId(id)
    if (!known) throw unknownWall()
    if (revision !== undefined && revision !== known.revision) throw changedMeanwhile(known)
    const merged = { ...known, ...given(change) } as WallInput
    if (change.goal !== undefined || change.metric !== undefined) requireReachable(merged)
    const wall = await storage.walls.change(
      id,
      { slug: merged.slug, settings: settingsOf(merged, known.timeZone) },
      audit(sessions.account(request).id, 'wall.changed', id),
      known.revision,
    )
    if (wall === 'unknown') throw unknownWall()
    if (wall === 'stale') throw changedMeanwhile(await storage.walls.byId(id))
    if (wall === 'taken') throw slugTaken()
    sendJson(response, 200, toAnswer(wall))
  })

  router.post('/:id/key', async (request: Request<{ id: string }>, response) => {
    const { id } = request.params
    const shareKey = newKey('wall')
    const wall = await storage.walls.renewKey(
      id,
      { id: newId(now()), hash: hashKey(shareKey), createdAt: now() },
      audit(sessions.account(request).id, 'wall.key.renewed', id),
    )
    if (!wall) throw unknownWall()
    const url = wallUrl(request, { slug: wall.slug, shareKey, publicUrl })
    sendJson(response, 201, { shareKey, url })
  })

  router.delete('/:id', async (request, response) => {
    const { id } = request.params
    const line = audit(sessions.account(request).id, 'wall.deleted', id)
    if (!(await storage.walls.remove(id, line))) throw unknownWall()
    response.status(204).end()
  })

  return router
}

function changedMeanwhile(current: Wall | null): Problem {
  if (!current) return unknownWall()
  const extra = { current: toAnswer(current) }
  return new Problem(409, 'Somebody else has changed this wall since.', { extra })
}

function toAnswer({ createdAt, goalAt: _goalAt, ...wall }: Wall) {
  return { ...wall, logo: logoAddress(wall), createdAt: new Date(createdAt).toISOString() }
}
