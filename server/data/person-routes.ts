import { Router } from 'express'
import { sendJson } from '../http/json.ts'
import { validate } from '../http/validate.ts'
import type { DataDeps } from './erasure-routes.ts'
import { PersonSchema } from './person.ts'
import { sendStream } from './stream.ts'

/** What is kept of one person, and all of it as a file for them. */
export function personRoutes({ storage, sessions, audit }: DataDeps): Router {
  const router = Router()

  router.get('/persons', async (request, response) => {
    const person = validate(PersonSchema, request.query)
    const { entries, sources, first, last, erasing } = await storage.persons.find(person)
    const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
    sendJson(response, 200, { entries: entries.length, sources, first: iso(first), last: iso(last), erasing })
  })

  router.get('/persons/export', async (request, response) => {
    const person = validate(PersonSchema, request.query)
    const { entries } = await storage.persons.find(person)
    await storage.persons.exported(
      audit(sessions.account(request).id, 'person.exported', 'person', null, { entries: entries.length }),
    )
    response.setHeader('Content-Disposition', 'attachment; filename="person.json"')
    await sendStream(response, 'application/json; charset=utf-8', asJson(entries))
  })

  async function* asJson(ids: readonly string[]): AsyncGenerator<string> {
    yield '{"entries":['
    let before = ''
    for (const id of ids) {
      const entry = await storage.feedback.byId(id)
      const history = await storage.audit.list({ subject: id, limit: 100 })
      yield `${before}\n${JSON.stringify({ ...entry, history })}`
      before = ','
    }
    yield '\n]}\n'
  }

  return router
}
