import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { SourceToken } from '../storage/source-tokens.ts'
import type { Storage } from '../storage/storage.ts'
import type { RequestLog } from './request-log.ts'
import { unknownSource } from './routes.ts'
import { HOUR_MS, OVERLAP_HOURS } from './settings.ts'
import { makeToken } from './token.ts'

const OVERLAP_HOURS_MOST = 7 * 24
/** So long a token that has ended is still known by its source. */
export const FORGET_AFTER_MS = 30 * 24 * HOUR_MS

const hours = `must be a whole number of hours from 0 to ${OVERLAP_HOURS_MOST}`
/** How long what is replaced goes on, hours. */
export const overlapHours = v.optional(
  v.pipe(v.number(hours), v.integer(hours), v.minValue(0, hours), v.maxValue(OVERLAP_HOURS_MOST, hours)),
  OVERLAP_HOURS,
)
export const Rotation = v.object({ overlapHours }, 'must be a JSON object')

interface TokenDeps {
  storage: Pick<Storage, 'sources' | 'sourceTokens'>
  requestLog: Pick<RequestLog, 'flush'>
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
}

/** The tokens of a source: told once when made; the one before goes on for a while, so that nothing is lost. */
export function tokenRoutes(deps: TokenDeps): Router {
  const { storage, requestLog, sessions, audit, newId, now } = deps
  const router = Router()

  async function answerOf(source: string) {
    const tokens = await storage.sourceTokens.list(source)
    return tokens.filter(({ endsAt }) => endsAt === null || endsAt > now()).map(toAnswer)
  }

  router.get('/:id/tokens', async (request, response) => {
    const { id } = request.params
    if (!(await storage.sources.byId(id))) throw unknownSource()
    await requestLog.flush()
    sendJson(response, 200, { items: await answerOf(id), next: null })
  })

  router.post('/:id/tokens', rawBody(10_000), async (request: Request<{ id: string }>, response) => {
    const { overlapHours } = validBody(Rotation, request)
    const { id } = request.params
    const at = now()
    const { key, token } = makeToken(newId(at))
    const told = { overlapHours, lastFour: token.lastFour }
    const line = audit(sessions.account(request).id, 'source.token.rotated', id, null, told)
    const rotation = { token, endsAt: at + overlapHours * HOUR_MS, forget: at - FORGET_AFTER_MS, now: at }
    if (!(await storage.sourceTokens.rotate(id, rotation, line))) throw unknownSource()
    sendJson(response, 201, { token: key, items: await answerOf(id) })
  })

  router.delete('/:id/tokens/:token', async (request, response) => {
    const { id, token } = request.params
    const line = audit(sessions.account(request).id, 'source.token.ended', id, null, { token })
    const ended = await storage.sourceTokens.end(id, token, now(), line)
    if (ended === 'unknown') throw new Problem(404, 'This source has no such token.')
    if (ended === 'current') {
      const detail = 'Nothing could be sent any more without it. Make another token in its place first.'
      throw new Problem(409, detail)
    }
    response.writeHead(204).end()
  })

  return router
}

function toAnswer({ createdAt, endsAt, lastUsedAt, ...token }: SourceToken) {
  const iso = (time: number | null) => (time === null ? null : new Date(time).toISOString())
  return { ...token, createdAt: iso(createdAt), endsAt: iso(endsAt), lastUsedAt: iso(lastUsedAt) }
}
