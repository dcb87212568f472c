import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Logger } from 'pino'
import { StorageUnavailable } from '../storage/errors.ts'
import { Problem, unavailable } from './problem.ts'

export const notFound: RequestHandler = () => {
  throw new Problem(404, 'There is nothing at this address.')
}

/** The one place where a failure becomes an answer: the cause is logged, only a {@link Problem} is told. */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = asProblem(error)
    if (problem.status >= 500) log.error({ err: error, request: response.getHeader('X-Request-Id') }, 'failed')
    if (response.headersSent) {
      next(error)
      return
    }
    if (problem.status === 413) drain(request)
    response.status(problem.status).set(problem.headers)
    response.type('application/problem+json').send(JSON.stringify(problem.details))
  }
}

const DRAIN_AT_MOST = 64 * 1024 * 1024

/** Lets a sender finish, so that it reads the refusal instead of a broken connection; but not for ever. */
function drain(request: Parameters<RequestHandler>[0]): void {
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
  return fromBodyParser(error) ?? new Problem(500, 'Something broke here; it has been logged.', { cause: error })
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
