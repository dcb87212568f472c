import type { Request } from 'express'
import { Problem } from '../http/problem.ts'
import { hashKey } from '../keys.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'

const KEPT = 1_000

export type AuthenticateSource = (request: Request) => Promise<Source>

/**
 * Finds the source whose token the request bears. Known tokens are remembered until settings change.
 * The function throws a Problem 401 for no token and for a wrong one.
 */
export function createSourceAuthentication(
  storage: Pick<Storage, 'sources' | 'onCommit'>,
): AuthenticateSource {
  let known = new Map<string, Source>()
  storage.onCommit(({ settings }) => {
    if (settings) known = new Map()
  })

  return async (request) => {
    const token = bearerToken(request)
    if (token === null) throw unauthorized('Send the source token as "Authorization: Bearer <token>".')
    const hash = hashKey(token)
    const remembered = known
    const source = remembered.get(hash) ?? (await storage.sources.byTokenHash(hash))
    if (!source) throw unauthorized('No source has this token.')
    if (remembered.size >= KEPT) remembered.clear()
    // Into those of before: had the settings changed meanwhile, this would be the source as it was.
    remembered.set(hash, source)
    return source
  }
}

function bearerToken(request: Request): string | null {
  return /^Bearer\s+(\S{1,200})\s*$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function unauthorized(detail: string): Problem {
  return new Problem(401, detail, { headers: { 'WWW-Authenticate': 'Bearer realm="tenfoot"' } })
}
