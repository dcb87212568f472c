import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { changedMeanwhile, notValid, Problem } from '../http/problem.ts'
import { given, validBody } from '../http/validate.ts'
import { hashKey, newKey } from '../keys.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import type { Wall } from '../storage/walls.ts'
import { type WallInput, WallSchema, type WallSettings } from './settings.ts'

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
    const id = newId(now())
    const shareKey = newKey('wall')
    const settings = settingsOf(input, timeZone)
    const key = { id: newId(now()), hash: hashKey(shareKey) }
    const wall = await storage.walls.create(
      { id, slug: input.slug, settings, key, createdAt: now() },
      audit(sessions.account(request).id, 'wall.created', id, null, { slug: input.slug, ...settings }),
    )
    if (!wall) throw slugTaken()
    const url = urlOf(request, wall, shareKey)
    sendJson(response, 201, { ...toAnswer(wall), shareKey, url }, { Location: `/api/v1/walls/${id}` })
  })

  router.get('/:id', async (request, response) => {
    const wall = await storage.walls.byId(request.params.id)
    if (!wall) throw unknownWall()
    sendJson(response, 200, toAnswer(wall))
  })

  router.patch('/:id', body, async (request: Request<{ id: string }>, response) => {
    const change = validBody(v.partial(WallSchema), request)
    const { id } = request.params
    const known = await storage.walls.byId(id)
    if (!known) throw unknownWall()
    const merged = { ...known, ...given(change) } as WallInput
    const wall = await storage.walls.change(
      id,
      { slug: merged.slug, settings: settingsOf(merged, known.timeZone) },
      audit(sessions.account(request).id, 'wall.changed', id),
      known.revision,
    )
    if (wall === 'unknown') throw unknownWall()
    if (wall === 'stale') throw changedMeanwhile()
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
    sendJson(response, 201, { shareKey, url: urlOf(request, wall, shareKey) })
  })

  /** The link that needs no sign-in. */
  function urlOf(request: Pick<Request, 'protocol' | 'host'>, wall: Wall, shareKey: string): string {
    const host = publicUrl ?? `${request.protocol}://${request.host}`
    return `${host}/wall/${wall.slug}?key=${shareKey}`
  }

  return router
}

function unknownWall(): Problem {
  return new Problem(404, 'There is no wall with this id.')
}

function slugTaken(): Problem {
  const { errors } = notValid([{ pointer: '/slug', detail: 'is taken by another wall' }])
  return new Problem(409, 'Another wall has this slug.', { ...(errors && { errors }) })
}

function settingsOf(input: WallInput, timeZone: string): WallSettings {
  const { name, company, metric, windowDays, locale, filter, scenes, privacy, unhappy, tests } = input
  const { goal, sundown, hours } = input
  return {
    ...{ name, company, metric, windowDays, locale, filter, scenes, privacy, unhappy, tests },
    ...{ goal, sundown, hours },
    timeZone: input.timeZone ?? timeZone,
  }
}

function toAnswer({ createdAt, pausedAt, ...wall }: Wall) {
  const iso = (at: number) => new Date(at).toISOString()
  return { ...wall, createdAt: iso(createdAt), pausedAt: pausedAt === null ? null : iso(pausedAt) }
}
