import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

/** Every answer can be found again in the log. The sender's own id is kept when it is a decent one. */
export function createRequestIds(): RequestHandler {
  const process = randomBytes(6).toString('base64url')
  let last = 0
  return (request, response, next) => {
    const given = request.headers['x-request-id']
    const decent = typeof given === 'string' && /^[\w.:-]{1,100}$/.test(given)
    last += 1
    response.setHeader('X-Request-Id', decent ? given : `${process}-${last.toString(36)}`)
    next()
  }
}
