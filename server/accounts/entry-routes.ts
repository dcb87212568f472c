import { Router } from 'express'
import * as v from 'valibot'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import { hashKey } from '../keys.ts'
import { toAccount } from '../storage/account-row.ts'
import { triers } from './attempts.ts'
import { Email, LinkKey, NewPassword, NOT_AN_OBJECT, Password } from './credentials.ts'
import type { DoorDeps } from './routes.ts'

export const Credentials = v.object({ email: Email, password: Password }, NOT_AN_OBJECT)
export const Setup = v.object({ key: LinkKey, email: Email, password: NewPassword }, NOT_AN_OBJECT)

/** Signing in and out, and the first owner by the set-up link. */
export function entryRoutes({ storage, sessions, passwords, attempts, audit, newId, now }: DoorDeps): Router {
  const router = Router()
  const body = rawBody(10_000)

  router.get('/session', (request, response) => {
    sendJson(response, 200, sessions.account(request))
  })

  router.post('/session', sessions.ownOrigin, body, async (request, response) => {
    const given = validBody(Credentials, request)
    const by = triers(request, given.email)
    attempts.begin(by)
    const row = await storage.accounts.byEmail(given.email)
    if (!(await passwords.matches(given.password, row?.password_hash ?? null)) || !row) {
      throw new Problem(401, 'This e-mail address and password do not belong together.')
    }
    attempts.succeeded(by)
    const account = toAccount(row)
    await sessions.start(request, response, account, audit(account.id, 'session.started', account.id))
    sendJson(response, 201, account)
  })

  router.delete('/session', sessions.ownOrigin, async (request, response) => {
    await sessions.end(request, response)
    response.status(204).end()
  })

  router.get('/setup', async (_request, response) => {
    sendJson(response, 200, { needed: !(await storage.accounts.hasOwner()) })
  })

  router.post('/setup', sessions.ownOrigin, body, async (request, response) => {
    const given = validBody(Setup, request)
    const wrong = new Problem(
      403,
      'This set-up link does not open anything any more. Restart the server for a new one.',
    )
    if (!(await storage.accounts.isSetupOpen(hashKey(given.key), now()))) throw wrong
    const id = newId(now())
    const password_hash = await passwords.hash(given.password)
    const person = { id, email: given.email, password_hash, created_at: now() }
    if (!(await storage.accounts.createOwner(person, audit(id, 'owner.created', id)))) throw wrong
    const account = { id, email: given.email, role: 'owner', personalData: true } as const
    await sessions.start(request, response, account, audit(id, 'session.started', id))
    sendJson(response, 201, account)
  })

  return router
}
