import type { RequestHandler } from 'express'
import { Problem } from '../../http/problem.ts'
import type { RateLimit } from '../../intake/rate-limit.ts'
import type { Door } from './door.ts'

const ALLOW = 'POST, PUT, GET, HEAD, OPTIONS'
const MINUTE_S = 60

/**
 * What CloudEvents ask before they deliver: may this origin post here, and how often a minute? Whoever does not
 * know the address gets no such permission.
 * @see CloudEvents "HTTP 1.1 Web Hooks for Event Delivery", 4
 */
export function createHandshake({ door, rateLimit }: { door: Door; rateLimit: RateLimit }): RequestHandler {
  return async (request, response) => {
    const caller = await door.callerOf(request)
    if (request.params.secret !== undefined && (caller === null || caller.by === 'wrong')) {
      throw new Problem(401, 'Not accepted: this address is not known.')
    }
    const origin = request.get('WebHook-Request-Origin')
    const known = caller?.by === 'address' || caller?.by === 'token'
    if (origin !== undefined && known) {
      const { limit } = rateLimit.take(caller.source.id, 0, performance.now())
      response.setHeader('WebHook-Allowed-Origin', origin.slice(0, 200))
      response.setHeader('WebHook-Allowed-Rate', limit === 0 ? '*' : String(limit * MINUTE_S))
    }
    response.writeHead(200, { Allow: ALLOW, 'Content-Length': 0 }).end()
  }
}
