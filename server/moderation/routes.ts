import { type Request, Router } from 'express'
import * as v from 'valibot'
import { DISPLAYS } from '../../shared/feedback.ts'
import { METRICS } from '../../shared/metric.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { ListQuery, pageOf, readCursor } from '../http/list.ts'
import { notValid, Problem } from '../http/problem.ts'
import { validate, validBody } from '../http/validate.ts'
import { TAG_LENGTH, TAGS, TEXT_LENGTH } from '../intake/posted.ts'
import { wellFormed } from '../intake/text.ts'
import type { FeedbackQuery } from '../storage/feedback-reader.ts'
import type { Moderation } from '../storage/moderation.ts'
import type { Storage } from '../storage/storage.ts'
import type { AuditMaker } from './audit.ts'

/** Made like the texts that it is compared with. */
const value = v.optional(v.pipe(v.string(), v.transform(wellFormed), v.maxLength(TEXT_LENGTH)))
const truth = v.optional(
  v.pipe(
    v.picklist(['true', 'false'], 'must be true or false'),
    v.transform((text) => text === 'true'),
  ),
)
const flag = v.optional(v.boolean('must be true or false'))

const FeedQuery = v.strictObject({
  ...ListQuery,
  source: value,
  display: v.optional(v.picklist(DISPLAYS, `must be one of ${DISPLAYS.join(', ')}`)),
  counted: truth,
  metric: v.optional(v.picklist(METRICS, `must be one of ${METRICS.join(', ')}`)),
  mood: v.optional(v.picklist(['good', 'neutral', 'bad'], 'must be one of good, neutral, bad')),
  location: value,
  touchpoint: value,
  segment: value,
  language: value,
  tag: value,
})

const Change = v.pipe(
  v.object(
    {
      display: v.optional(v.picklist(DISPLAYS, `must be one of ${DISPLAYS.join(', ')}`)),
      pinned: flag,
      starred: flag,
      tags: v.optional(
        v.pipe(
          v.array(
            v.pipe(v.string('must be text'), v.transform(wellFormed), v.maxLength(TAG_LENGTH)),
            'must be a list',
          ),
          v.maxLength(TAGS, `must be at most ${TAGS} tags`),
        ),
      ),
      counted: flag,
      reason: v.optional(v.picklist(['spam', 'test', 'duplicate'], 'must be one of spam, test, duplicate')),
      note: v.optional(v.pipe(v.string('must be text'), v.transform(wellFormed), v.maxLength(TEXT_LENGTH))),
      revision: v.optional(v.pipe(v.number('must be a number'), v.safeInteger('must be a whole number'))),
    },
    'must be a JSON object',
  ),
  v.forward(
    v.partialCheck(
      [['counted'], ['reason']],
      ({ counted, reason }) => counted !== false || reason !== undefined,
      'is needed to mark something as not counted: spam, test or duplicate',
    ),
    ['reason'],
  ),
)

interface ModerationDeps {
  storage: Pick<Storage, 'feedback' | 'moderation'>
  sessions: Sessions
  audit: AuditMaker
  now: () => number
}

/** The feed, for those who decide what the office sees. */
export function moderationRoutes({ storage, sessions, audit, now }: ModerationDeps): Router {
  const router = Router()

  router.get('/', async (request, response) => {
    const { cursor, limit, ...filters } = validate(FeedQuery, request.query)
    const before = readCursor(cursor)
    const query = { ...filters, limit: limit + 1, ...(before !== undefined && { before }) } as FeedbackQuery
    sendJson(response, 200, pageOf(await storage.feedback.list(query), limit))
  })

  router.get('/:id', async (request, response) => {
    const feedback = await storage.feedback.byId(request.params.id)
    if (!feedback) throw unknownEntry()
    sendJson(response, 200, feedback)
  })

  router.patch('/:id', rawBody(100_000), async (request: Request<{ id: string }>, response) => {
    const change = validBody(Change, request) as Moderation
    const { id } = request.params
    const line = audit(sessions.account(request).id, 'feedback.changed', id)
    const outcome = await storage.moderation.moderate(id, change, line, now())
    switch (outcome.kind) {
      case 'changed':
        return sendJson(response, 200, outcome.feedback)
      case 'unknown':
        throw unknownEntry()
      case 'refused':
        throw notValid([{ pointer: outcome.field && `/${outcome.field}`, detail: outcome.detail }])
      default: {
        const { display, counted, reason, pinned, starred, tags, revision } = outcome.feedback
        throw new Problem(409, 'Somebody else has changed it since.', {
          extra: { current: { display, counted, reason, pinned, starred, tags, revision } },
        })
      }
    }
  })

  return router
}

function unknownEntry(): Problem {
  return new Problem(404, 'There is no feedback with this id.')
}
