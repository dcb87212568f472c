import { Router } from 'express'
import * as v from 'valibot'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import { wellFormed } from '../intake/text.ts'
import { hashKey } from '../keys.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Account } from '../storage/accounts.ts'
import type { Storage } from '../storage/storage.ts'
import { createAttempts } from './attempts.ts'
import { hashPassword, isPassword, PASSWORD_LENGTH } from './password.ts'
import type { Sessions } from './sessions.ts'

const email = v.pipe(
  v.string('must be an e-mail address'),
  v.transform(wellFormed),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(200, 'must have at most 200 characters'),
  v.regex(/^\S+@\S+$/, 'must be an e-mail address'),
)
const password = v.pipe(v.string('must be text'), v.maxLength(1_000, 'must have at most 1000 characters'))
const Credentials = v.object({ email, password }, 'must be a JSON object')
const Setup = v.object(
  {
    key: v.pipe(v.string('must be text'), v.maxLength(200)),
    email,
    password: v.pipe(
      password,
      v.minLength(PASSWORD_LENGTH, `must have at least ${PASSWORD_LENGTH} characters`),
    ),
  },
  'must be a JSON object',
)

interface AccountDeps {
  storage: Pick<Storage, 'accounts'>
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
}

/** Signing in and out, and the first owner by the set-up link. */
export function accountRoutes({ storage, sessions, audit, newId, now }: AccountDeps): Router {
  const router = Router()
  const attempts = createAttempts()
  const body = rawBody(10_000)

  router.get('/session', (request, response) => {
    sendJson(response, 200, sessions.account(request))
  })

  router.post('/session', sessions.ownOrigin, body, async (request, response) => {
    const given = validBody(Credentials, request)
    const names = [`account ${given.email}`, `address ${request.ip}`]
    const wait = attempts.waitFor(names, now())
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1000)
      const detail = `Too many wrong tries. Try again in ${seconds} s.`
      throw new Problem(429, detail, { headers: { 'Retry-After': String(seconds) } })
    }
    // Held against them until it proves right: many tries at once must not be free.
    attempts.failed(names, now())
    const row = await storage.accounts.byEmail(given.email)
    if (!(await isPassword(given.password, row?.password_hash ?? null)) || !row) {
      throw new Problem(401, 'This e-mail address and password do not belong together.')
    }
    attempts.succeeded(names)
    const account: Account = { id: row.id, email: row.email, role: row.role }
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
    const password_hash = await hashPassword(given.password)
    const row = { id, email: given.email, password_hash, created_at: now() }
    if (!(await storage.accounts.createOwner(row, audit(id, 'owner.created', id)))) throw wrong
    const account: Account = { id, email: given.email, role: 'owner' }
    await sessions.start(request, response, account, audit(id, 'session.started', id))
    sendJson(response, 201, account)
  })

  return router
}
