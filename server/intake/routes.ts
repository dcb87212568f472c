import { type NextFunction, type Request, type Response, Router } from 'express'
import { bodyText, parseJson, rawBody, requireJson } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { notValid, Problem } from '../http/problem.ts'
import type { AuthenticateSource } from '../sources/authenticate.ts'
import type { RequestLog } from '../sources/request-log.ts'
import type { FeedbackOperation } from '../storage/feedback-operations.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import { BATCH_BYTES, isBatchType, readBatch } from './batch.ts'
import { insightOf, keepBatch } from './keep-batch.ts'
import { ENTRY_BYTES, TEXT_LENGTH } from './posted.ts'
import type { RateLimit } from './rate-limit.ts'
import { describeSource } from './source-description.ts'
import { entryOf, keepOne } from './take.ts'
import { isBlank, isLongerThan, wellFormed } from './text.ts'

export interface IntakeDeps {
  storage: Pick<Storage, 'keep'>
  authenticate: AuthenticateSource
  requestLog: Pick<RequestLog, 'tell'>
  rateLimit: RateLimit
  now: () => number
}

type Handler = (request: Request, response: Response, source: Source) => Promise<void>

/** Where senders post, change and take back. Each answer is sent after its commit. */
export function intakeRoutes({ storage, authenticate, requestLog, rateLimit, now }: IntakeDeps): Router {
  const router = Router()
  const one = rawBody(ENTRY_BYTES)
  const many = rawBody(BATCH_BYTES)

  const withSource =
    (handle: Handler) => async (request: Request, response: Response, next: NextFunction) => {
      const source = authenticated.get(request)
      if (source) await handle(request, response, source)
      else next(new Problem(401, 'Send the source token as "Authorization: Bearer <token>".'))
    }
  const authenticated = new WeakMap<Request, Source>()
  /** Before the body is read: strangers send nothing here. */
  const known = async (request: Request, response: Response, next: NextFunction) => {
    authenticated.set(request, await authenticate(request, response))
    next()
  }

  function take(response: Response, source: Source, entries: number): void {
    const { allowed, limit, remaining, reset } = rateLimit.take(source.id, entries, performance.now())
    if (limit > 0) {
      response.setHeader('RateLimit-Policy', `"source";q=${limit};w=1`)
      response.setHeader('RateLimit', `"source";r=${remaining};t=${reset}`)
    }
    if (allowed) return
    const detail = `This source may send ${limit} entries a second. Send it again in ${reset} s.`
    throw new Problem(429, detail, { headers: { 'Retry-After': String(reset) } })
  }

  async function keep(response: Response, operation: FeedbackOperation, ignored: string[]): Promise<void> {
    const kept = await keepOne(storage, operation)
    const location = kept.status === 201 ? { Location: `/api/v1/feedback/${kept.feedback.id}` } : undefined
    const answer = ignored.length > 0 ? { ...kept.feedback, ignored } : kept.feedback
    sendJson(response, kept.status, answer, location)
  }

  const post: Handler = async (request, response, source) => {
    requireJson(request.headers['content-type'])
    const input = parseJson(bodyText(request.body, request.headers['content-type']))
    take(response, source, 1)
    const entry = entryOf(input, source, now())
    const idempotencyKey = readIdempotencyKey(request)
    const operation = { kind: 'create', source, entry, now: now() } as const
    await keep(response, idempotencyKey ? { ...operation, idempotencyKey } : operation, entry.ignored)
  }

  const replace: Handler = async (request, response, source) => {
    requireJson(request.headers['content-type'])
    const externalId = readExternalId(request)
    const input = parseJson(bodyText(request.body, request.headers['content-type']))
    take(response, source, 1)
    const entry = entryOf(withExternalId(input, externalId), source, now())
    await keep(response, { kind: 'replace', source, externalId, entry, now: now() }, entry.ignored)
  }

  const withdraw: Handler = async (request, response, source) => {
    take(response, source, 1)
    const externalId = readExternalId(request)
    const [outcome] = await storage.keep([{ kind: 'withdraw', source, externalId, now: now() }])
    if (outcome?.kind === 'unknown') throw new Problem(404, 'There is no entry with this external id.')
    response.writeHead(204).end()
  }

  const batch: Handler = async (request, response, source) => {
    const contentType = request.headers['content-type']
    if (!isBatchType(contentType)) {
      throw new Problem(415, 'The Content-Type must be application/json or application/x-ndjson.')
    }
    const items = readBatch(bodyText(request.body, contentType), contentType)
    const idempotencyKey = readIdempotencyKey(request)
    take(response, source, items.length)
    const results = await keepBatch({ storage, items, source, idempotencyKey, now: now() })
    requestLog.tell(request, insightOf(results))
    sendJson(response, 200, { results })
  }

  router.post('/feedback', known, one, withSource(post))
  router.post('/feedback/batch', known, many, withSource(batch))
  router.put('/feedback/by-external-id/:externalId', known, one, withSource(replace))
  router.delete('/feedback/by-external-id/:externalId', known, withSource(withdraw))
  router.get(
    '/source',
    known,
    withSource(async (_request, response, source) => sendJson(response, 200, describeSource(source))),
  )
  return router
}

function readExternalId(request: Request): string {
  const externalId = wellFormed(String(request.params.externalId))
  if (isBlank(externalId) || isLongerThan(externalId, TEXT_LENGTH)) {
    throw new Problem(422, `An external id has 1 to ${TEXT_LENGTH} characters.`)
  }
  return externalId
}

/** The address says which entry it is; a body that says another is refused. */
function withExternalId(input: unknown, externalId: string): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return input
  const given = (input as { externalId?: unknown }).externalId
  const isId = typeof given === 'string' || typeof given === 'number'
  // What is no id at all is left for the schema to refuse.
  if (given !== undefined && given !== null && !isId) return input
  if (isId && wellFormed(String(given)) !== externalId) {
    throw notValid([{ pointer: '/externalId', detail: 'must be the one in the address, or absent' }])
  }
  return { ...input, externalId }
}

function readIdempotencyKey(request: Request): string | undefined {
  const key = request.get('Idempotency-Key')?.trim()
  if (key !== undefined && (key === '' || key.length > TEXT_LENGTH)) {
    throw new Problem(400, `An Idempotency-Key has 1 to ${TEXT_LENGTH} characters.`)
  }
  return key
}
