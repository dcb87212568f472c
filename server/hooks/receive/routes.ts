import { type ErrorRequestHandler, type Request, type Response, Router } from 'express'
import { rawBody } from '../../http/body.ts'
import { sendJson } from '../../http/json.ts'
import { PROBLEM_TYPE, Problem } from '../../http/problem.ts'
import type { RateLimit } from '../../intake/rate-limit.ts'
import { StorageUnavailable } from '../../storage/errors.ts'
import type { Incoming } from '../incoming.ts'
import type { Caller, Door } from './door.ts'
import { dryRun } from './dry-run.ts'
import { createHandshake } from './handshake.ts'
import { headersOf } from './headers.ts'
import type { Received, Receiving } from './receiving.ts'
import type { Refusals } from './refusals.ts'

const HOOK_BYTES = 1_048_576
const RETRY_AFTER_S = 30

interface HookDeps {
  door: Door
  receiving: Receiving
  refusals: Refusals
  rateLimit: RateLimit
  publicUrl: string | undefined
  now: () => number
}

/**
 * Where foreign tools post, in their own formats. It never answers 404, 410 or a redirect: some tools switch
 * their webhook off for ever when they hear one.
 */
export function hookRoutes(deps: HookDeps): Router {
  const { door, receiving, refusals, rateLimit, publicUrl, now } = deps
  const router = Router({ strict: false })
  const callers = new WeakMap<Request, Caller>()
  const read = rawBody(HOOK_BYTES)
  const handshake = createHandshake({ door, rateLimit })

  async function knock(request: Request, _response: Response, next: () => void): Promise<void> {
    const caller = await door.callerOf(request)
    if (caller) callers.set(request, caller)
    if (caller?.by === 'wrong') refuse(request, caller, door.admit(caller, NOTHING))
    // A short address tells nobody whether it is one: the rest goes on as if it were.
    if (!caller && request.params.secret !== undefined) throw notAdmitted()
    next()
  }

  function refuse(request: Request, { source }: Caller, admitted: ReturnType<Door['admit']>): never {
    if ('refused' in admitted) refusals.note(source.id, request, { status: 401, why: admitted.refused })
    throw notAdmitted()
  }

  async function receive(request: Request, response: Response): Promise<void> {
    const caller = callers.get(request)
    const incoming = incomingOf(request, publicUrl)
    if (!caller) {
      door.pretend(incoming)
      throw notAdmitted()
    }
    const admitted = door.admit(caller, incoming)
    if ('refused' in admitted) refuse(request, caller, admitted)
    const { source } = caller
    takeOne(response, source.id)
    if (asksOnly(request)) {
      sendJson(response, 200, dryRun(source, incoming, now()))
      return
    }
    const requestId = String(response.getHeader('X-Request-Id'))
    const received = await receiving.take({ source, incoming, ...admitted, requestId })
    // How many entries it holds is known only now: they fill the limit, too, for what comes next.
    if (received.entries.length > 1) rateLimit.owe(source.id, received.entries.length - 1, performance.now())
    answer(response, received)
  }

  /** Notes what was refused of a known source before it was read, as for its size. */
  const noteRefusals: ErrorRequestHandler = (error, request, _response, next) => {
    const caller = callers.get(request)
    const { status } = error as { status?: number }
    if (caller && caller.by !== 'wrong' && (status === 413 || status === 415 || status === 429)) {
      refusals.note(caller.source.id, request, { status, why: (error as Error).message })
    }
    next(error instanceof StorageUnavailable ? putOff(error) : error)
  }

  function takeOne(response: Response, source: string): void {
    const { allowed, limit, remaining, reset } = rateLimit.take(source, 1, performance.now())
    if (limit > 0) {
      response.setHeader('RateLimit-Policy', `"source";q=${limit};w=1`)
      response.setHeader('RateLimit', `"source";r=${remaining};t=${reset}`)
    }
    if (allowed) return
    const detail = `This source may send ${limit} deliveries a second. Send it again in ${reset} s.`
    throw new Problem(429, detail, { headers: { 'Retry-After': String(reset) } })
  }

  for (const path of ['/:source', '/:source/:secret']) {
    router.options(path, handshake)
    router.get(path, knock, (_request, response) => {
      response.writeHead(200, { 'Content-Length': 0, 'Cache-Control': 'no-store' }).end()
    })
    router.post(path, knock, read, receive)
    router.put(path, knock, read, receive)
    router.all(path, () => {
      throw new Problem(405, 'Post here.', { headers: { Allow: 'POST, PUT, GET, HEAD, OPTIONS' } })
    })
  }
  router.use(noteRefusals)
  // Whatever else is called here was meant to be a hook, too.
  router.use(() => {
    throw notAdmitted()
  })
  return router
}

const NOTHING: Incoming = { method: '', url: '', headers: {}, body: Buffer.alloc(0) }

function asksOnly({ query: { dry } }: Request): boolean {
  return dry === '1' || dry === 'true' || dry === ''
}

/** The same for an address that is none, a wrong secret and a wrong signature: nobody can find out which one it was. */
function notAdmitted(): Problem {
  return new Problem(
    401,
    'Not accepted: the address, its secret, the token or the signature is wrong, missing or too old. The log of the source says which.',
  )
}

function incomingOf(request: Request, publicUrl: string | undefined): Incoming {
  const origin = publicUrl ?? `${request.protocol}://${request.host}`
  const body: unknown = request.body
  return {
    method: request.method,
    url: origin + request.originalUrl,
    headers: headersOf(request.headers),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
  }
}

/** Tools repeat what is 503, most of them only when they are told when. */
function putOff(error: StorageUnavailable): Problem {
  return new Problem(503, `Nothing can be kept just now. Send it again in ${RETRY_AFTER_S} s.`, {
    headers: { 'Retry-After': String(RETRY_AFTER_S) },
    cause: error,
  })
}

function answer(response: Response, received: Received): void {
  const { id: delivery, status, state, why, entries, repeats } = received
  if (state === 'refused') {
    // Not thrown: it stands in the log already.
    const { details } = new Problem(status, why[0]?.detail ?? 'Not accepted.', { extra: { delivery } })
    sendJson(response, status, details, { 'Content-Type': `${PROBLEM_TYPE}; charset=utf-8` })
    return
  }
  if (received.answer) {
    const { type, body } = received.answer
    response.writeHead(200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Length': Buffer.byteLength(body),
      'X-Content-Type-Options': 'nosniff',
    })
    response.end(body)
    return
  }
  const kept = entries.filter(({ id }) => id !== '').map(({ id, did, display }) => ({ id, did, display }))
  sendJson(response, status, {
    ok: true,
    ...(kept[0] && { id: kept[0].id }),
    state,
    delivery,
    ...(kept.length > 0 && { entries: kept }),
    ...(why.length > 0 && { why }),
    ...(repeats !== null && { repeats }),
  })
}
