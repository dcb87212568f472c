import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import { hashKey, newKey } from '../keys.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import type { LinkSettings, WallLink } from '../storage/wall-links.ts'
import { FrameHostsSchema } from './frame-hosts.ts'
import { unknownWall } from './problems.ts'
import { NameSchema } from './settings.ts'
import { wallUrl } from './url.ts'

const LINKS_AT_MOST = 100

export const LinkSchema = v.object(
  { name: NameSchema, frameHosts: v.optional(FrameHostsSchema, []) },
  'must be a JSON object',
)
export const LinkChangeSchema = v.object(
  { name: v.optional(NameSchema), frameHosts: v.optional(FrameHostsSchema) },
  'must be a JSON object',
)

interface LinkDeps {
  storage: Pick<Storage, 'walls' | 'wallLinks'>
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
  publicUrl: string | undefined
}

type OfWall = Request<{ id: string }>
type OfLink = Request<{ id: string; link: string }>

/** The links that open a wall without a sign-in. A link's key is answered once, when it is made. */
export function linkRoutes({ storage, sessions, audit, newId, now, publicUrl }: LinkDeps): Router {
  const router = Router()
  const body = rawBody(20_000)
  const line = (request: Request, action: string, wall: string) =>
    audit(sessions.account(request).id, action, wall)

  router.get('/:id/links', async (request, response) => {
    const { id } = request.params
    if (!(await storage.walls.byId(id))) throw unknownWall()
    const items = await storage.wallLinks.list(id)
    sendJson(response, 200, { items: items.map(toAnswer), next: null })
  })

  router.post('/:id/links', body, async (request: OfWall, response) => {
    const settings = validBody(LinkSchema, request)
    const { id } = request.params
    const wall = await storage.walls.byId(id)
    if (!wall) throw unknownWall()
    const shareKey = newKey('wall')
    const link = await storage.wallLinks.add(
      id,
      { ...settings, id: newId(now()), hash: hashKey(shareKey), createdAt: now() },
      line(request as Request, 'wall.link.made', id),
      LINKS_AT_MOST,
    )
    if (!link) throw unknownWall()
    if (link === 'full')
      throw new Problem(409, `A wall has at most ${LINKS_AT_MOST} links. Revoke one first.`)
    const url = wallUrl(request, { slug: wall.slug, shareKey, publicUrl })
    sendJson(response, 201, { ...toAnswer(link), shareKey, url })
  })

  router.patch('/:id/links/:link', body, async (request: OfLink, response) => {
    const change = givenOf(validBody(LinkChangeSchema, request))
    const { id, link } = request.params
    const log = line(request as Request, 'wall.link.changed', id)
    const changed = await storage.wallLinks.change(id, link, change, log)
    if (!changed) throw unknownLink()
    sendJson(response, 200, toAnswer(changed))
  })

  router.delete('/:id/links/:link', async (request, response) => {
    const { id, link } = request.params
    const log = line(request, 'wall.link.revoked', id)
    if (!(await storage.wallLinks.revoke(id, link, log))) throw unknownLink()
    response.status(204).end()
  })

  return router
}

function givenOf({ name, frameHosts }: v.InferOutput<typeof LinkChangeSchema>): Partial<LinkSettings> {
  return { ...(name !== undefined && { name }), ...(frameHosts !== undefined && { frameHosts }) }
}

function unknownLink(): Problem {
  return new Problem(404, 'This wall has no link with this id.')
}

function toAnswer({ id, name, frameHosts, createdAt }: WallLink) {
  return { id, name, frameHosts, createdAt: new Date(createdAt).toISOString() }
}
