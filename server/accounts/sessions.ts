import type { IncomingMessage } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request, RequestHandler, Response } from 'express'
import { Problem } from '../http/problem.ts'
import { hashKey, newKey } from '../keys.ts'
import type { Account } from '../storage/accounts.ts'
import type { AuditEntry } from '../storage/audit.ts'
import type { TokenRow } from '../storage/schema.ts'
import type { Storage } from '../storage/storage.ts'
import { isOwnOrigin } from './origin.ts'
import { lesserRole, type Role } from './roles.ts'

const COOKIE = 'tenfoot_session'
const LIFETIME_MS = 30 * 24 * 60 * 60_000
/** How exactly it is kept when a session or token was used last. */
const SEEN_EVERY_MS = 60_000
const AGENT_LENGTH = 300

/** What a token may do at most; never more than whoever made it may by then. */
const ROLE_OF_SCOPE: Readonly<Record<TokenRow['scope'], Role>> = {
  read: 'viewer',
  moderate: 'moderator',
  admin: 'admin',
}

/** Who asks, and by what: a session's cookie or a personal access token. */
export interface Caller {
  account: Account
  by: { session: string } | { token: string }
}

interface SessionDeps {
  storage: Pick<Storage, 'accounts' | 'tokens'>
  publicUrl: string | undefined
  newId: (now: number) => string
  now: () => number
}

export type Sessions = ReturnType<typeof createSessions>

/** Signed-in people, known by a cookie that scripts cannot read, and their programs, known by a token. */
export function createSessions({ storage, publicUrl, newId, now }: SessionDeps) {
  const callers = new WeakMap<Request, Caller>()

  function keyOf(headers: IncomingMessage['headers']): string | undefined {
    return headers.cookie === undefined ? undefined : parseCookie(headers.cookie)[COOKIE]
  }

  function setCookie(request: Request, response: Response, value: string, maxAge: number): void {
    const secure = request.secure || publicUrl?.startsWith('https:') === true
    const options = { httpOnly: true, sameSite: 'lax', path: '/', secure, maxAge } as const
    response.append('Set-Cookie', stringifySetCookie({ name: COOKIE, value, ...options }))
  }

  async function bySession(headers: IncomingMessage['headers']) {
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

  async function bearer(token: string): Promise<Caller> {
    const known = await storage.tokens.byKey(hashKey(token), now())
    if (!known) throw new Problem(401, 'This token opens nothing, or not any more.')
    if (isDue(known.used)) await noted(storage.tokens.use(known.id, now()))
    const { account, scope, id } = known
    const role = lesserRole(account.role, ROLE_OF_SCOPE[scope])
    return { account: { ...account, role }, by: { token: id } }
  }

  async function person(request: Request): Promise<Caller> {
    const known = await bySession(request.headers)
    if (!known) throw new Problem(401, 'Sign in first.')
    const reads = request.method === 'GET' || request.method === 'HEAD'
    if (!reads && !isOwnOrigin(request.headers, publicUrl)) {
      throw new Problem(403, 'This request must come from a page of this server (its Origin is another).')
    }
    if (isDue(known.seen)) await noted(storage.accounts.seeSession(known.id, now()))
    return { account: known.account, by: { session: known.id } }
  }

  const isDue = (last: number | null) => last === null || now() - last >= SEEN_EVERY_MS
  /** Nobody is refused because it cannot be noted that they came. */
  const noted = (work: Promise<void>) => work.catch(() => undefined)

  function caller(request: Request): Caller {
    const known = callers.get(request)
    if (!known) throw new Error('nobody has identified this request')
    return known
  }

  /** A session that is yet to be kept, perhaps in one commit with something else, before it is opened. */
  function prepare(request: Request, account: string) {
    const key = newKey('session')
    const agent = request.headers['user-agent']?.slice(0, AGENT_LENGTH) ?? null
    const times = { now: now(), expires: now() + LIFETIME_MS }
    return { key, session: { id: newId(now()), keyHash: hashKey(key), account, agent, ...times } }
  }

  /** Gives the browser the key of a session. */
  function open(request: Request, response: Response, key: string): void {
    setCookie(request, response, key, LIFETIME_MS / 1000)
  }

  return {
    ownOrigin,
    /**
     * Finds out who makes this request. A token goes before a cookie: whoever sends one means it.
     * @throws Problem 401 for nobody, 403 for what would change something and comes from another Origin
     */
    async identify(request: Request): Promise<Caller> {
      const token = /^Bearer +(.+)$/i.exec(request.headers.authorization ?? '')?.[1]
      const known = token === undefined ? await person(request) : await bearer(token)
      callers.set(request, known)
      return known
    },

    async accountOf(headers: IncomingMessage['headers']): Promise<Account | null> {
      return (await bySession(headers))?.account ?? null
    },

    caller,
    /** Who makes a request that was identified. */
    account: (request: Request): Account => caller(request).account,

    prepare,
    open,

    /** Always under a new key: one that was there before signing in is worth nothing afterwards. */
    async start(request: Request, response: Response, account: Account, audit: AuditEntry): Promise<void> {
      const { key, session } = prepare(request, account.id)
      await storage.accounts.startSession(session, audit)
      open(request, response, key)
    },

    async end(request: Request, response: Response): Promise<void> {
      const key = keyOf(request.headers)
      if (key !== undefined) await storage.accounts.endSession(hashKey(key))
      setCookie(request, response, '', 0)
    },
  }
}
