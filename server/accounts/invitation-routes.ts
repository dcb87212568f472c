import { Router } from 'express'
import * as v from 'valibot'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import { hashKey, newKey } from '../keys.ts'
import type { Invitation } from '../storage/invitations.ts'
import { triers } from './attempts.ts'
import { Email, LinkKey, NewPassword, NOT_AN_OBJECT } from './credentials.ts'
import { keyLink } from './link.ts'
import { mayAct, ROLES } from './roles.ts'
import type { DoorDeps } from './routes.ts'

const LIFETIME_MS = 7 * 24 * 60 * 60_000

export const Invite = v.object(
  {
    email: Email,
    role: v.picklist(ROLES, `must be one of ${ROLES.join(', ')}`),
    personalData: v.optional(v.boolean('must be true or false'), false),
  },
  NOT_AN_OBJECT,
)
export const Look = v.object({ key: LinkKey }, NOT_AN_OBJECT)
export const Accept = v.object({ key: LinkKey, password: NewPassword }, NOT_AN_OBJECT)

/** Asking people in. The link is shown once, to be handed over by whoever invites. */
export function invitationRoutes(deps: DoorDeps): Router {
  const { storage, sessions, passwords, attempts, audit, publicUrl, newId, now } = deps
  const router = Router()
  const body = rawBody(10_000)

  router.get('/', async (_request, response) => {
    sendJson(response, 200, { items: (await storage.invitations.list(now())).map(toAnswer), next: null })
  })

  router.post('/', body, async (request, response) => {
    const wish = validBody(Invite, request)
    const by = sessions.account(request)
    if (!mayAct(by.role, wish.role)) throw new Problem(403, 'Nobody invites somebody who may do more.')
    const key = newKey('invite')
    const id = newId(now())
    const times = { since: now(), expires: now() + LIFETIME_MS }
    const personalData = wish.personalData || wish.role !== 'viewer'
    const invitation: Invitation = { ...wish, ...times, id, personalData, invitedBy: by.id }
    const line = audit(by.id, 'user.invited', id, null, { ...wish, personalData })
    if (!(await storage.invitations.offer(invitation, hashKey(key), line))) {
      throw new Problem(409, 'Somebody with this e-mail address is here already.')
    }
    const url = keyLink(request, publicUrl, { invite: key })
    sendJson(response, 201, { ...toAnswer(invitation), url }, { Location: `/api/v1/invitations/${id}` })
  })

  router.delete('/:id', async (request, response) => {
    const { id } = request.params
    const line = audit(sessions.account(request).id, 'user.invitation.revoked', id)
    if (!(await storage.invitations.revoke(id, line))) {
      throw new Problem(404, 'There is no such invitation; perhaps it was used.')
    }
    response.status(204).end()
  })

  router.post('/look', sessions.ownOrigin, body, async (request, response) => {
    const { email, role, expires } = await opened(request, validBody(Look, request).key)
    sendJson(response, 200, { email, role, expiresAt: new Date(expires).toISOString() })
  })

  router.post('/accept', sessions.ownOrigin, body, async (request, response) => {
    const { key, password } = validBody(Accept, request)
    await opened(request, key)
    const id = newId(now())
    const person = { id, password_hash: await passwords.hash(password), created_at: now() }
    const account = await storage.invitations.accept(hashKey(key), person, audit(id, 'user.joined', id))
    if (!account) throw closed()
    await sessions.start(request, response, account, audit(id, 'session.started', id))
    sendJson(response, 201, account)
  })

  /** Whoever comes with a wrong key is slowed down like one with a wrong password. */
  async function opened(request: Parameters<typeof triers>[0], key: string): Promise<Invitation> {
    const by = triers(request)
    attempts.begin(by)
    const invitation = await storage.invitations.byKey(hashKey(key), now())
    if (!invitation) throw closed()
    attempts.succeeded(by)
    return invitation
  }

  return router
}

/** One answer for never given out, used, taken back and too old. */
function closed(): Problem {
  return new Problem(403, 'This invitation does not open anything any more. Ask for a new one.')
}

function toAnswer({ since, expires, ...invitation }: Invitation) {
  const times = { createdAt: new Date(since).toISOString(), expiresAt: new Date(expires).toISOString() }
  return { ...invitation, ...times }
}
