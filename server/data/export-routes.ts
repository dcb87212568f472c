import { Router } from 'express'
import * as v from 'valibot'
import type { Feedback } from '../../shared/feedback.ts'
import { given, validate } from '../http/validate.ts'
import { inTurns } from '../in-turns.ts'
import { FeedFilterQuery } from '../moderation/feed-query.ts'
import { createReaders } from '../moderation/reader.ts'
import type { FeedFilter } from '../storage/feed-filter.ts'
import { csvHead, csvRows } from './csv.ts'
import type { DataDeps } from './erasure-routes.ts'
import { sendStream } from './stream.ts'

const AT_ONCE = 500
const FORMATS = ['csv', 'ndjson'] as const
export const Query = v.strictObject({
  ...FeedFilterQuery,
  format: v.picklist(FORMATS, `must be one of ${FORMATS.join(', ')}`),
})

const TYPE = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson; charset=utf-8' }

/** Any list of the feed as a file, newest arrival first. */
export function exportRoutes(deps: DataDeps): Router {
  const { storage, sessions, audit } = deps
  const router = Router()
  const readerOf = createReaders(deps)

  /** Page by page: a file takes no more memory than a page, however long it is. */
  async function* pages(filter: FeedFilter): AsyncGenerator<Feedback[]> {
    let before: string | undefined
    do {
      const page = await storage.feedback.list({ ...filter, limit: AT_ONCE, ...(before && { before }) })
      yield page
      before = page.length === AT_ONCE ? page.at(-1)?.id : undefined
    } while (before !== undefined)
  }

  router.get('/feedback/export', async (request, response) => {
    const { format, ...filters } = validate(Query, request.query)
    const filter = given(filters) as FeedFilter
    const reader = readerOf(request)
    reader.mayFindBy(filter)
    const what = { format, filters: Object.keys(filter) }
    await storage.persons.exported(
      audit(sessions.account(request).id, 'feedback.exported', 'feedback', null, what),
    )
    response.setHeader('Content-Disposition', `attachment; filename="feedback.${format}"`)
    await sendStream(response, TYPE[format], texts())

    async function* texts(): AsyncGenerator<string> {
      if (format === 'csv') yield csvHead()
      for await (const page of pages(filter)) {
        const entries = await inTurns(page, reader.told)
        if (entries.length === 0) return
        yield format === 'csv'
          ? csvRows(entries)
          : entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
      }
    }
  })

  return router
}
