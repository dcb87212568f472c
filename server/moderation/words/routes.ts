import { Router } from 'express'
import type { WordSettings } from '../../../shared/rules.ts'
import type { Sessions } from '../../accounts/sessions.ts'
import { rawBody } from '../../http/body.ts'
import { sendJson } from '../../http/json.ts'
import { Problem } from '../../http/problem.ts'
import { validBody } from '../../http/validate.ts'
import type { Storage } from '../../storage/storage.ts'
import type { AuditMaker } from '../audit.ts'
import { WordsSchema } from '../rules/schema.ts'

const BODY_BYTES = 10_000_000

interface WordDeps {
  storage: Pick<Storage, 'rules'>
  sessions: Sessions
  audit: AuditMaker
}

/** The words that rules look for, those that are never found, and authors whom no rule touches. */
export function wordRoutes({ storage, sessions, audit }: WordDeps): Router {
  const router = Router()

  router.get('/', async (_request, response) => {
    sendJson(response, 200, await storage.rules.words())
  })

  router.put('/', rawBody(BODY_BYTES), async (request, response) => {
    const { revision, ...words } = validBody(WordsSchema, request)
    const line = audit(sessions.account(request).id, 'words.changed', 'words')
    const outcome = await storage.rules.changeWords(distinct(words), line, revision ?? null)
    if (!outcome.changed) {
      throw new Problem(409, 'Somebody else has changed the words since.', {
        extra: { current: outcome.words },
      })
    }
    sendJson(response, 200, outcome.words)
  })

  return router
}

function distinct({ languages, own, allowed, authors }: WordSettings): WordSettings {
  const once = (values: string[]) => [...new Set(values)]
  return { languages: once(languages), own: once(own), allowed: once(allowed), authors: once(authors) }
}
