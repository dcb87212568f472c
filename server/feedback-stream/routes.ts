import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validate } from '../http/validate.ts'
import { inTurns } from '../in-turns.ts'
import { createReaders } from '../moderation/reader.ts'
import type { Storage } from '../storage/storage.ts'
import { readPlace, writeCursor } from './cursor.ts'
import type { FeedbackStreams } from './streams.ts'
import { toldChange } from './told-change.ts'

const CHANGES_AT_MOST = 1_000
const CHANGES_DEFAULT = 100
const LIMIT = `must be a whole number from 1 to ${CHANGES_AT_MOST}`

const after = v.pipe(v.string('must be given once'), v.maxLength(100, 'must have at most 100 characters'))

export const ChangesQuery = v.strictObject({
  after,
  limit: v.optional(
    v.pipe(
      v.string(LIMIT),
      v.regex(/^\d{1,4}$/, LIMIT),
      v.transform(Number),
      v.minValue(1, LIMIT),
      v.maxValue(CHANGES_AT_MOST, LIMIT),
    ),
    String(CHANGES_DEFAULT),
  ),
})
export const StreamQuery = v.strictObject({ after: v.optional(after) })

interface ChangesDeps {
  storage: Pick<Storage, 'changes' | 'maskRules' | 'revision'>
  sessions: Sessions
  feedbackStreams: FeedbackStreams
}

/** What changes, for programs that keep a copy: page by page from a cursor, or as it happens. */
export function feedbackStreamRoutes(deps: ChangesDeps): Router {
  const { storage, feedbackStreams } = deps
  const router = Router()
  const readerOf = createReaders(deps)

  router.get('/', async (request, response, next) => {
    if (!('after' in request.query)) return next()
    const query = validate(ChangesQuery, request.query)
    const { items, next: place, emptied } = await storage.changes.after(readPlace(query.after), query.limit)
    if (emptied) {
      throw new Problem(
        410,
        'What was there at this cursor is no more: empty your copy, and begin again with an empty cursor.',
      )
    }
    const reader = readerOf(request)
    const told = await inTurns(items, (item) => toldChange(item, reader))
    sendJson(response, 200, { items: told, next: writeCursor(place) })
  })

  router.get('/stream', async (request, response) => {
    const place = await placeOf(request)
    feedbackStreams.open(request, response, place)
  })

  /** What a browser's own EventSource sends when it comes back goes before what its address says. */
  async function placeOf({ headers, query }: Request) {
    const from = headers['last-event-id'] ?? validate(StreamQuery, query).after
    if (from !== undefined) return readPlace(String(from))
    return { revision: (await storage.revision()) + 1, id: '' }
  }

  return router
}
