import { Router } from 'express'
import * as v from 'valibot'
import { sendStream } from '../data/stream.ts'
import { sendJson } from '../http/json.ts'
import { ListQuery, pageOf, readCursor } from '../http/list.ts'
import { given, validate } from '../http/validate.ts'
import type { AuditFilter } from '../storage/audit-reader.ts'
import type { Storage } from '../storage/storage.ts'
import { auditFile, FILE_TYPES } from './audit-file.ts'

const Id = v.optional(v.pipe(v.string(), v.maxLength(100, 'must have at most 100 characters')))
const Time = v.optional(
  v.pipe(
    v.string(),
    v.isoTimestamp('must be a time with its zone, as 2026-11-21T10:00:00Z'),
    v.transform((text) => Date.parse(text)),
    v.number('must be a time that there is'),
  ),
)
const Filter = {
  actor: Id,
  action: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[a-z-]{1,40}(?:\.[a-z-]{1,40})*$/, 'must be an action as "user.invited", or its first part'),
    ),
  ),
  subject: Id,
  from: Time,
  to: Time,
}
export const Query = v.object({ ...ListQuery, ...Filter })
export const FileQuery = v.object({
  ...Filter,
  format: v.picklist(['ndjson', 'csv'], 'must be ndjson or csv'),
})

/** Who did what when. It can be read and taken along, and is changed by nobody. */
export function auditRoutes({ storage }: { storage: Pick<Storage, 'audit'> }): Router {
  const router = Router()

  router.get('/', async (request, response) => {
    const { cursor, limit, ...filter } = validate(Query, request.query)
    const before = readCursor(cursor)
    const fitting = given(filter) as AuditFilter
    const found = await storage.audit.list({
      ...fitting,
      limit: limit + 1,
      ...(before !== undefined && { before }),
    })
    sendJson(response, 200, pageOf(found, limit))
  })

  router.get('/actors', async (_request, response) => {
    sendJson(response, 200, { items: await storage.audit.actors(), next: null })
  })

  router.get('/export', async (request, response) => {
    const { format, ...filter } = validate(FileQuery, request.query)
    response.setHeader('Content-Disposition', `attachment; filename="audit.${format}"`)
    const pieces = auditFile(storage, given(filter) as AuditFilter, format)
    await sendStream(response, FILE_TYPES[format], pieces)
  })

  return router
}
