import { finished } from 'node:stream'
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { StorageUnavailable } from '../storage/errors.ts'
import { PROBLEM_TYPE, Problem, unavailable } from './problem.ts'

export const notFound: RequestHandler = () => {
  throw new Problem(404, 'There is nothing at this address.')
}

/** The one place where a failure becomes an answer: the cause is logged, only a {@link Problem} is told. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = asProblem(error)
    if (problem.status >= 500)
      log.error({ err: error, request: response.getHeader('X-Request-Id') }, 'failed')
    if (response.headersSent) {
      next(error)
      return
    }
    const text = JSON.stringify(problem.details)
    response.status(problem.status).set(problem.headers)
    response.type(PROBLEM_TYPE).set('Content-Length', String(Buffer.byteLength(text)))
    // Told at once, but ended only when the sender has: a connection closed before breaks off the answer, too.
    response.write(text)
    finished(request, () => response.end())
    drain(request)
  }
}

const DRAIN_AT_MOST = 64 * 1024 * 1024

/** Lets a sender finish, so that it reads the refusal instead of a broken connection; but not for ever. */
function drain(request: Request): void {
  let seen = 0
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length
    if (seen > DRAIN_AT_MOST) request.destroy()
  })
  request.resume()
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof StorageUnavailable) return unavailable(error)
  return (
    fromBodyParser(error) ?? new Problem(500, 'Something broke here; it has been logged.', { cause: error })
  )
}

function fromBodyParser(error: unknown): Problem | null {
  const { type, status, limit } = error as { type?: string; status?: number; limit?: number }
  if (type === 'entity.too.large') return new Problem(413, `The body must have at most ${limit} bytes.`)
  if (type === 'encoding.unsupported') return new Problem(415, 'This content encoding is not understood.')
  if (type === 'request.size.invalid' || type === 'request.aborted') {
    return new Problem(400, 'The body ended before it was complete.')
  }
  if (status === 400) return new Problem(400, 'The request is malformed.')
  return null
}
