import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { ListQuery, pageOf, readCursor } from '../http/list.ts'
import { given, validate, validBody } from '../http/validate.ts'
import { inTurns } from '../in-turns.ts'
import type { FeedFilter } from '../storage/feed-filter.ts'
import type { Moderation } from '../storage/moderation.ts'
import type { Storage } from '../storage/storage.ts'
import type { AuditMaker } from './audit.ts'
import { ChangeSchema } from './change.ts'
import { FeedFilterQuery } from './feed-query.ts'
import { createManyChanges } from './many-changes.ts'
import { changedOf, unknownEntry } from './outcome.ts'
import { createReaders } from './reader.ts'

export const FeedQuery = v.strictObject({ ...ListQuery, ...FeedFilterQuery })
export const CountsQuery = v.strictObject(FeedFilterQuery)
const LINES_AT_MOST = 1_000

export interface ModerationDeps {
  storage: Pick<Storage, 'feedback' | 'moderation' | 'audit' | 'maskRules'>
  sessions: Sessions
  audit: AuditMaker
  now: () => number
}

/** The feed, for those who decide what the office sees. */
export function moderationRoutes(deps: ModerationDeps): Router {
  const { storage, sessions, audit, now } = deps
  const router = Router()
  const readerOf = createReaders(deps)
  const changeMany = createManyChanges(deps)

  router.get('/', async (request, response) => {
    const { cursor, limit, ...filters } = validate(FeedQuery, request.query)
    const reader = readerOf(request)
    reader.mayFindBy(filters as FeedFilter)
    const before = readCursor(cursor)
    const query = { ...given(filters), limit: limit + 1, ...(before !== undefined && { before }) }
    const { items, next } = pageOf(await storage.feedback.list(query), limit)
    sendJson(response, 200, { items: await inTurns(items, reader.told), next })
  })

  router.get('/counts', async (request, response) => {
    const filter = given(validate(CountsQuery, request.query)) as FeedFilter
    readerOf(request).mayFindBy(filter)
    sendJson(response, 200, await storage.feedback.counts(filter))
  })

  router.get('/values', async (request, response) => {
    sendJson(response, 200, readerOf(request).values(await storage.feedback.values()))
  })

  router.get('/:id', async (request, response) => {
    const feedback = await storage.feedback.byId(request.params.id)
    if (!feedback) throw unknownEntry()
    sendJson(response, 200, readerOf(request).told(feedback))
  })

  router.get('/:id/history', async (request, response) => {
    const { id } = request.params
    if (!(await storage.feedback.byId(id))) throw unknownEntry()
    const { state } = readerOf(request)
    const lines = await storage.audit.following({ subject: id, after: 0, limit: LINES_AT_MOST })
    const items = lines.map(({ at, actor, actorEmail, action, before, after }) => {
      const who = actorEmail === null ? null : { id: actor, email: actorEmail }
      return { at, actor: who, action, before: state(before), after: state(after) }
    })
    sendJson(response, 200, { items, next: null })
  })

  router.patch('/', rawBody(1_000_000), async (request, response) => {
    sendJson(response, 200, { results: await changeMany(request) })
  })

  router.patch('/:id', rawBody(100_000), async (request: Request<{ id: string }>, response) => {
    const change = validBody(ChangeSchema, request) as Moderation
    const { id } = request.params
    const line = audit(sessions.account(request).id, 'feedback.changed', id)
    const outcome = await storage.moderation.moderate(id, change, line, now())
    sendJson(response, 200, readerOf(request).told(changedOf(outcome)))
  })

  return router
}
