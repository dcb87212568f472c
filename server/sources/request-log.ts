import type { ErrorRequestHandler, Request, Response } from 'express'
import { Problem } from '../http/problem.ts'
import { REQUESTS_KEPT } from '../storage/source-requests.ts'
import type { SourceToken } from '../storage/source-tokens.ts'
import type { Storage } from '../storage/storage.ts'
import type { SourceRequest } from './request.ts'

/** What is noted in this time is written at once. */
const WRITE_AFTER_MS = 2_000
const ERRORS_TOLD = 5
const DETAIL_LENGTH = 300

interface RequestLogDeps {
  storage: Pick<Storage, 'sourceRequests'>
  newId: (now: number) => string
  now: () => number
  onError: (error: unknown) => void
}

export interface Bearer {
  source: string
  token: Pick<SourceToken, 'id' | 'lastFour'>
}

/** What of a request only its handler knows. */
export type Insight = Partial<Pick<SourceRequest, 'entries' | 'refused' | 'detail' | 'errors'>>

export type RequestLog = ReturnType<typeof createRequestLog>

/**
 * The last requests of each source with their answers. They are gathered in memory and written together now
 * and then, so the intake does not wait for them; who kills the server loses those of two seconds.
 */
export function createRequestLog({ storage, newId, now, onError }: RequestLogDeps) {
  let waiting = new Map<string, SourceRequest[]>()
  let used = new Map<string, number>()
  const insights = new WeakMap<Request, Insight>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()

  function add(source: string, request: SourceRequest): void {
    const requests = waiting.get(source) ?? []
    requests.push(request)
    if (requests.length > REQUESTS_KEPT) requests.shift()
    waiting.set(source, requests)
    timer ??= setTimeout(write, WRITE_AFTER_MS).unref()
  }

  /** Settles when what was noted so far is written; what cannot be written is complained of, and lost. */
  function write(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (waiting.size === 0 && used.size === 0) return writing
    const requests = [...waiting].flatMap(([source, all]) =>
      all.map((request) => ({ id: newId(request.at), source, request })),
    )
    const tokens = [...used].map(([token, at]) => ({ token, at }))
    waiting = new Map()
    used = new Map()
    writing = writing.then(() => storage.sourceRequests.keep({ requests, used: tokens })).catch(onError)
    return writing
  }

  return {
    /** Notes a request of a source when its answer has left, or its sender. */
    watch(request: Request, response: Response, { source, token }: Bearer): void {
      const at = now()
      const began = performance.now()
      used.set(token.id, at)
      response.once('close', () => {
        add(source, {
          at,
          method: request.method,
          path: String(request.route?.path ?? request.path),
          status: response.headersSent ? response.statusCode : 0,
          took: Math.round(performance.now() - began),
          requestId: String(response.getHeader('X-Request-Id')),
          lastFour: token.lastFour,
          ...insights.get(request),
        })
      })
    },

    /** Notes what did not come as a request, as a test voice. */
    add,

    /** Says more of a request that is watched. */
    tell(request: Request, insight: Insight): void {
      insights.set(request, { ...insights.get(request), ...insight })
    },

    /** Goes before what answers errors: of a refusal it notes what its sender is told. */
    hearRefusals: ((error, request, _response, next) => {
      if (error instanceof Problem) {
        insights.set(request, { ...insights.get(request), ...refusalOf(error.details) })
      }
      next(error)
    }) satisfies ErrorRequestHandler,

    /** The last requests of a source, the newest first; of other instances those of two seconds ago and before. */
    async list(source: string): Promise<(SourceRequest & { id: string })[]> {
      await write()
      return storage.sourceRequests.list(source)
    },

    flush: write,
  }
}

/** What of a refusal is kept: no more than a screen can show. */
export function refusalOf({ detail, errors }: Pick<Problem['details'], 'detail' | 'errors'>): Insight {
  const told = errors?.slice(0, ERRORS_TOLD).map((error) => ({
    pointer: error.pointer.slice(0, DETAIL_LENGTH),
    detail: error.detail.slice(0, DETAIL_LENGTH),
  }))
  return { detail: detail.slice(0, DETAIL_LENGTH), ...(told && { errors: told }) }
}
