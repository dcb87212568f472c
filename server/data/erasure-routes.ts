import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validate, validBody } from '../http/validate.ts'
import type { Imports } from '../imports/imports.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import type { ErasureKeeper } from './erasure-keeper.ts'
import { PersonSchema } from './person.ts'

/** So long it can be taken back. */
export const ERASES_AFTER_MS = 10_000
export const Everything = v.strictObject({
  confirm: v.literal('delete everything', 'must be "delete everything"'),
})

export interface DataDeps {
  storage: Pick<Storage, 'erasure' | 'persons' | 'retention' | 'feedback' | 'audit' | 'sources' | 'maskRules'>
  sessions: Sessions
  audit: AuditMaker
  erasures: Pick<ErasureKeeper, 'asked'>
  imports: Pick<Imports, 'forgetFiles'>
  now: () => number
}

/** Taking words and persons away for good: hidden at once, gone ten seconds later. */
export function erasureRoutes({ storage, sessions, audit, erasures, imports, now }: DataDeps): Router {
  const router = Router()
  const body = rawBody(10_000)
  const line = (request: Request, action: string, subject: string) =>
    audit(sessions.account(request).id, action, subject)

  /** Nobody can be taken out of a file that somebody brought; it can be brought again. */
  const forgetFiles = (request: Request) =>
    imports.forgetFiles(line(request, 'import.files-deleted', 'imports'))

  async function ask(what: Parameters<typeof storage.erasure.ask>[0], request: Request, subject: string) {
    const at = now() + ERASES_AFTER_MS
    const ids = await storage.erasure.ask(what, at, line(request, 'erasure.asked', subject), now())
    erasures.asked()
    return { entries: ids.length, erasing: new Date(at).toISOString() }
  }

  router.delete('/feedback', async (request, response) => {
    validate(Everything, request.query)
    await forgetFiles(request)
    const deleted = await storage.erasure.everything(line(request, 'feedback.deleted', 'everything'))
    sendJson(response, 200, { deleted })
  })

  router.delete('/feedback/:id', async (request: Request<{ id: string }>, response) => {
    const { id } = request.params
    const entry = await storage.feedback.byId(id)
    if (!entry) throw new Problem(404, 'There is no feedback with this id.')
    const asked = await ask({ ids: [id] }, request, id)
    sendJson(response, 202, { id, erasing: entry.erasing ?? (asked.entries > 0 ? asked.erasing : null) })
  })

  router.delete('/feedback/:id/erasure', async (request: Request<{ id: string }>, response) => {
    const { id } = request.params
    await storage.erasure.takeBack({ ids: [id] }, line(request, 'erasure.taken-back', id), now())
    const entry = await storage.feedback.byId(id)
    if (!entry) throw new Problem(404, 'There is no feedback with this id.')
    if (entry.erasing || entry.erased) throw new Problem(409, 'It is too late: its words are gone.')
    sendJson(response, 200, entry)
  })

  router.post('/persons/erasure', body, async (request, response) => {
    const person = validBody(PersonSchema, request)
    await forgetFiles(request)
    sendJson(response, 202, await ask({ person }, request, 'person'))
  })

  router.delete('/persons/erasure', async (request, response) => {
    const person = validate(PersonSchema, request.query)
    const ids = await storage.erasure.takeBack(
      { person },
      line(request, 'erasure.taken-back', 'person'),
      now(),
    )
    sendJson(response, 200, { entries: ids.length })
  })

  return router
}
