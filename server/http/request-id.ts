import { randomBytes } from 'node:crypto'
import type { RequestHandler } from 'express'

/** Every answer can be found again in the log. The sender's own id is kept when it is a decent one. */
export const requestId: RequestHandler = (request, response, next) => {
  const given = request.get('X-Request-Id')
  const id = given && /^[\w.:-]{1,100}$/.test(given) ? given : randomBytes(9).toString('base64url')
  response.set('X-Request-Id', id)
  next()
}
