import { type Request, Router } from 'express'
import * as v from 'valibot'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { changedMeanwhile, Problem } from '../http/problem.ts'
import { given, validBody } from '../http/validate.ts'
import { hashKey, newKey } from '../keys.ts'
import type { User, UserChange, UserRefusal } from '../storage/users.ts'
import { NOT_AN_OBJECT } from './credentials.ts'
import { keyLink } from './link.ts'
import { mayAct, ROLES, rolesBelow } from './roles.ts'
import type { AccountDeps } from './routes.ts'

/** How long a link to a new password works, milliseconds. */
export const RESET_LIFETIME_MS = 60 * 60_000

export const Change = v.object(
  {
    role: v.optional(v.picklist(ROLES, `must be one of ${ROLES.join(', ')}`)),
    personalData: v.optional(v.boolean('must be true or false')),
    revision: v.optional(v.pipe(v.number('must be a number'), v.safeInteger('must be a whole number'))),
  },
  NOT_AN_OBJECT,
)

type UserRequest = Request<{ id: string }>

/** The people who may come in: what each may do, and an end to it. */
export function userRoutes({ storage, sessions, audit, publicUrl, now }: AccountDeps): Router {
  const router = Router()

  router.get('/', async (_request, response) => {
    sendJson(response, 200, { items: (await storage.users.list()).map(toAnswer), next: null })
  })

  router.get('/:id', async (request, response) => {
    sendJson(response, 200, toAnswer(await userOf(request)))
  })

  router.patch('/:id', rawBody(10_000), async (request: UserRequest, response) => {
    const { revision, ...change } = validBody(Change, request)
    const { id } = request.params
    const changer = sessions.account(request).id
    const line = audit(changer, 'user.changed', id)
    const outcome = await storage.users.change(id, given(change) as UserChange, line, {
      id: changer,
      revision,
    })
    if (outcome === 'stale') throw stale(await userOf(request))
    if (typeof outcome === 'string') throw refusal(outcome)
    sendJson(response, 200, toAnswer(outcome))
  })

  router.delete('/:id', async (request: UserRequest, response) => {
    const { id } = request.params
    const changer = sessions.account(request).id
    const outcome = await storage.users.remove(id, audit(changer, 'user.removed', id), { id: changer })
    if (outcome !== 'removed') throw refusal(outcome)
    response.status(204).end()
  })

  router.post('/:id/reset', async (request: UserRequest, response) => {
    const { id } = await userOf(request)
    const { id: by, role } = sessions.account(request)
    const key = newKey('reset')
    const expires = now() + RESET_LIFETIME_MS
    const link = { account: id, keyHash: hashKey(key), expires }
    const offered = await storage.resets.offer(
      link,
      audit(by, 'password.reset.offered', id),
      rolesBelow(role),
    )
    if (!offered) throw new Problem(403, 'Only for somebody who may do less than you.')
    const url = keyLink(request, publicUrl, { reset: key })
    sendJson(response, 201, { url, expiresAt: new Date(expires).toISOString() })
  })

  router.delete('/:id/sessions', async (request: UserRequest, response) => {
    const { id, role } = await userOf(request)
    const by = sessions.account(request)
    if (role === 'owner' && !mayAct(by.role, 'owner')) throw refusal('owners only')
    const own = sessions.caller(request).by
    const except = id === by.id && 'session' in own ? own.session : null
    await storage.accounts.endSessions(id, except, audit(by.id, 'user.signed-out', id))
    response.status(204).end()
  })

  async function userOf(request: Request): Promise<User> {
    const user = await storage.users.byId(String(request.params.id))
    if (!user) throw refusal('unknown')
    return user
  }

  return router
}

function toAnswer({ since, seen, ...user }: User) {
  const createdAt = new Date(since).toISOString()
  return { ...user, createdAt, seenAt: seen === null ? null : new Date(seen).toISOString() }
}

function stale(user: User): Problem {
  return new Problem(409, 'Somebody else has changed this person’s rights since.', {
    extra: { current: toAnswer(user) },
  })
}

function refusal(why: UserRefusal): Problem {
  switch (why) {
    case 'unknown':
      return new Problem(404, 'There is nobody with this id.')
    case 'owners only':
      return new Problem(403, 'Only an owner changes owners or makes them.')
    case 'stale':
      return changedMeanwhile()
    case 'last owner':
      return new Problem(409, 'This is the last owner: somebody must own the server.')
  }
}
