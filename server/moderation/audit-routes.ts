import { Router } from 'express'
import * as v from 'valibot'
import { sendJson } from '../http/json.ts'
import { ListQuery, pageOf, readCursor } from '../http/list.ts'
import { validate } from '../http/validate.ts'
import type { Storage } from '../storage/storage.ts'

const Query = v.object({ ...ListQuery, subject: v.optional(v.pipe(v.string(), v.maxLength(100))) })

/** Who did what when. It can be read and never changed. */
export function auditRoutes({ storage }: { storage: Pick<Storage, 'audit'> }): Router {
  const router = Router()
  router.get('/', async (request, response) => {
    const { cursor, limit, subject } = validate(Query, request.query)
    const before = readCursor(cursor)
    const found = await storage.audit.list({
      limit: limit + 1,
      ...(before !== undefined && { before }),
      ...(subject !== undefined && { subject }),
    })
    sendJson(response, 200, pageOf(found, limit))
  })
  return router
}
