import { Router } from 'express'
import * as v from 'valibot'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { notValid, Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import { wellFormed } from '../intake/text.ts'
import { hashKey, newKey } from '../keys.ts'
import { TOKENS_AT_MOST, type Token } from '../storage/tokens.ts'
import { NOT_AN_OBJECT } from './credentials.ts'
import type { AccountDeps } from './routes.ts'

const LONGEST_MS = 366 * 24 * 60 * 60_000

export const NewToken = v.object(
  {
    name: v.pipe(
      v.string('must be text'),
      v.transform(wellFormed),
      v.trim(),
      v.minLength(1, 'must not be empty'),
      v.maxLength(200, 'must have at most 200 characters'),
    ),
    scope: v.picklist(['read', 'moderate', 'admin'], 'must be one of read, moderate, admin'),
    expiresAt: v.pipe(v.string('must be a time'), v.isoTimestamp('must be a time with its zone')),
  },
  NOT_AN_OBJECT,
)

/** Personal access tokens: each for one program, with an end, shown once. */
export function tokenRoutes({ storage, sessions, audit, newId, now }: AccountDeps): Router {
  const router = Router()

  router.get('/', async (request, response) => {
    const items = await storage.tokens.list(sessions.account(request).id)
    sendJson(response, 200, { items: items.map(toAnswer), next: null })
  })

  router.post('/', rawBody(10_000), async (request, response) => {
    const { name, scope, expiresAt } = validBody(NewToken, request)
    const expires = Date.parse(expiresAt)
    if (!(expires > now() && expires <= now() + LONGEST_MS)) {
      throw notValid([{ pointer: '/expiresAt', detail: 'must be within a year from now' }])
    }
    const account = sessions.account(request).id
    const token = newKey('pat')
    const id = newId(now())
    const made = { id, name, scope, account, keyHash: hashKey(token), since: now(), expires }
    const line = audit(account, 'token.created', id, null, { name, scope, expiresAt })
    const kept = await storage.tokens.create(made, line)
    if (!kept) throw new Problem(409, `You have ${TOKENS_AT_MOST} tokens: end one of them first.`)
    sendJson(response, 201, { ...toAnswer(kept), token }, { Location: `/api/v1/tokens/${id}` })
  })

  router.delete('/:id', async (request, response) => {
    const account = sessions.account(request).id
    const { id } = request.params
    if (!(await storage.tokens.end(account, id, audit(account, 'token.ended', id)))) {
      throw new Problem(404, 'You have no such token.')
    }
    response.status(204).end()
  })

  return router
}

function toAnswer({ id, name, scope, since, expires, used }: Token) {
  const at = (time: number) => new Date(time).toISOString()
  const times = { createdAt: at(since), expiresAt: at(expires), usedAt: used === null ? null : at(used) }
  return { id, name, scope, ...times }
}
