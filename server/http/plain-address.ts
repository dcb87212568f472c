import type { RequestHandler } from 'express'
import { Problem } from './problem.ts'

/** No name or id of ours holds a NUL, and PostgreSQL breaks at the question for one. */
export const plainAddress: RequestHandler = (request, _response, next) => {
  if (request.url.includes('%00')) throw new Problem(400, 'An address holds no NUL character.')
  next()
}
