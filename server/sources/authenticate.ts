import type { Request, Response } from 'express'
import { Problem } from '../http/problem.ts'
import { hashKey } from '../keys.ts'
import type { SourceToken } from '../storage/source-tokens.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import type { RequestLog } from './request-log.ts'

const KEPT = 1_000

interface AuthenticationDeps {
  storage: Pick<Storage, 'sourceTokens' | 'onCommit'>
  requestLog: Pick<RequestLog, 'watch'>
  now: () => number
}

export type AuthenticateSource = (request: Request, response: Response) => Promise<Source>

/**
 * Finds the source whose token the request bears, and has its log watch the request. Known tokens are
 * remembered until settings change. The function throws a Problem 401 for no token, and for a wrong or ended one.
 */
export function createSourceAuthentication({
  storage,
  requestLog,
  now,
}: AuthenticationDeps): AuthenticateSource {
  let known = new Map<string, { source: Source; token: SourceToken }>()
  storage.onCommit(({ settings }) => {
    if (settings) known = new Map()
  })

  async function find(key: string): Promise<{ source: Source; token: SourceToken }> {
    const hash = hashKey(key)
    const remembered = known
    const bearer = remembered.get(hash) ?? (await storage.sourceTokens.byHash(hash))
    if (!bearer) throw unauthorized('No source has this token.')
    if (remembered.size >= KEPT) remembered.clear()
    // Into those of before: had the settings changed meanwhile, this would be the source as it was.
    remembered.set(hash, bearer)
    return bearer
  }

  return async (request, response) => {
    const key = bearerToken(request)
    if (key === null) throw unauthorized('Send the source token as "Authorization: Bearer <token>".')
    const { source, token } = await find(key)
    requestLog.watch(request, response, { source: source.id, token })
    if (token.endsAt !== null && token.endsAt <= now()) {
      throw unauthorized('This token has ended: another one has taken its place.')
    }
    return source
  }
}

function bearerToken(request: Request): string | null {
  return /^Bearer\s+(\S{1,200})\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function unauthorized(detail: string): Problem {
  return new Problem(401, detail, { headers: { 'WWW-Authenticate': 'Bearer realm="tenfoot"' } })
}
