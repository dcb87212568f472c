import { type Request, Router } from 'express'
import * as v from 'valibot'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { notValid, Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import { hashKey } from '../keys.ts'
import type { Account } from '../storage/accounts.ts'
import { triers } from './attempts.ts'
import { LinkKey, NewPassword, NOT_AN_OBJECT, Password } from './credentials.ts'
import type { DoorDeps } from './routes.ts'

export const Change = v.object({ current: Password, password: NewPassword }, NOT_AN_OBJECT)
export const Look = v.object({ key: LinkKey }, NOT_AN_OBJECT)
export const Reset = v.object({ key: LinkKey, password: NewPassword }, NOT_AN_OBJECT)

/** A new password: one's own, by the one before, or by a link for who has forgotten it. */
export function passwordRoutes({
  storage,
  sessions,
  passwords,
  attempts,
  audit,
  newId,
  now,
}: DoorDeps): Router {
  const router = Router()
  const body = rawBody(10_000)

  router.put('/', body, async (request, response) => {
    const given = validBody(Change, request)
    const { id, email } = sessions.account(request)
    const by = triers(request, email)
    attempts.begin(by)
    const row = await storage.accounts.byEmail(email)
    if (!(await passwords.matches(given.current, row?.password_hash ?? null))) {
      throw notValid([{ pointer: '/current', detail: 'is not your password' }])
    }
    attempts.succeeded(by)
    const hash = await passwords.hash(given.password)
    const { key, session } = sessions.prepare(request, id)
    await storage.users.setPassword(id, hash, session, audit(id, 'password.changed', id))
    sessions.open(request, response, key)
    response.status(204).end()
  })

  router.post('/reset/look', sessions.ownOrigin, body, async (request, response) => {
    const { email } = await opened(request, validBody(Look, request).key)
    sendJson(response, 200, { email })
  })

  router.post('/reset', sessions.ownOrigin, body, async (request, response) => {
    const { key, password } = validBody(Reset, request)
    await opened(request, key)
    const line = { id: newId(now()), at: now(), action: 'password.reset' }
    const account = await storage.resets.use(hashKey(key), await passwords.hash(password), line)
    if (!account) throw closed()
    attempts.succeeded(triers(request, account.email))
    await sessions.start(request, response, account, audit(account.id, 'session.started', account.id))
    sendJson(response, 201, account)
  })

  /** Whoever comes with a wrong key is slowed down like one with a wrong password. */
  async function opened(request: Request, key: string): Promise<Account> {
    const by = triers(request)
    attempts.begin(by)
    const account = await storage.resets.byKey(hashKey(key), now())
    if (!account) throw closed()
    attempts.succeeded(by)
    return account
  }

  return router
}

/** One answer for never given out, used and too old. */
function closed(): Problem {
  return new Problem(403, 'This link does not open anything any more. Ask for a new one.')
}
