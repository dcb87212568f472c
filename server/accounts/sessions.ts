import type { IncomingMessage } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request, RequestHandler, Response } from 'express'
import { Problem } from '../http/problem.ts'
import { hashKey, newKey } from '../keys.ts'
import type { Account } from '../storage/accounts.ts'
import type { AuditEntry } from '../storage/audit.ts'
import type { Storage } from '../storage/storage.ts'
import { isOwnOrigin } from './origin.ts'

const COOKIE = 'tenfoot_session'
const LIFETIME_MS = 30 * 24 * 60 * 60_000

interface SessionDeps {
  storage: Pick<Storage, 'accounts'>
  publicUrl: string | undefined
  now: () => number
}

export type Sessions = ReturnType<typeof createSessions>

/** Signed-in people, known by a cookie that scripts cannot read. */
export function createSessions({ storage, publicUrl, now }: SessionDeps) {
  const accounts = new WeakMap<Request, Account>()

  function keyOf(headers: IncomingMessage['headers']): string | undefined {
    return headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[COOKIE]
  }

  function setCookie(request: Request, response: Response, value: string, maxAge: number): void {
    const secure = request.secure || publicUrl?.startsWith('https:') === true
    const options = { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge } as const
    response.append('Set-Cookie', stringifySetCookie({ name: COOKIE, value, ...options }))
  }

  async function accountOf(headers: IncomingMessage['headers']): Promise<Account | null> {
    const key = keyOf(headers)
    return key === undefined ? null : storage.accounts.bySession(hashKey(key), now())
  }

  /** Cross-site requests never reach what changes something. */
  const ownOrigin: RequestHandler = (request, _response, next) => {
    if (!isOwnOrigin(request.headers, publicUrl)) {
      throw new Problem(403, 'This request must come from a page of this server (its Origin is another).')
    }
    next()
  }

  async function identify(request: Request): Promise<Account> {
    const account = await accountOf(request.headers)
    if (!account) throw new Problem(401, 'Sign in first.')
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (!reads && !isOwnOrigin(request.headers, publicUrl)) {
      throw new Problem(403, 'This request must come from a page of this server (its Origin is another).')
    }
    accounts.set(request, account)
    return account
  }

  return {
    ownOrigin,
    /**
     * Finds out who makes this request.
     * @throws Problem 401 for nobody, 403 for what would change something and comes from another Origin
     */
    identify,
    accountOf,

    /** Who makes a request that was identified. */
    account(request: Request): Account {
      const account = accounts.get(request)
      if (!account) throw new Error('nobody has identified this request')
      return account
    },

    /** Always under a new key: one that was there before signing in is worth nothing afterwards. */
    async start(request: Request, response: Response, account: Account, audit: AuditEntry): Promise<void> {
      const key = newKey('session')
      const expires = now() + LIFETIME_MS
      await storage.accounts.startSession(
        { keyHash: hashKey(key), account: account.id, now: now(), expires },
        audit,
      )
      setCookie(request, response, key, LIFETIME_MS / 1000)
    },

    async end(request: Request, response: Response): Promise<void> {
      const key = keyOf(request.headers)
      if (key !== undefined) await storage.accounts.endSession(hashKey(key))
      setCookie(request, response, '', 0)
    },
  }
}
