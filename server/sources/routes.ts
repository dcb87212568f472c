import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { changedMeanwhile, Problem } from '../http/problem.ts'
import { given, validBody } from '../http/validate.ts'
import { hashKey, newKey, newSigningSecret } from '../keys.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import { type SourceInput, SourceSchema, type SourceSettings } from './settings.ts'

interface SourceDeps {
  storage: Pick<Storage, 'sources'>
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
  /** The server's own, for sources that name none. */
  timeZone: string
}

/** Where feedback comes from. Secrets are answered once, when a source is made. */
export function sourceRoutes({ storage, sessions, audit, newId, now, timeZone }: SourceDeps): Router {
  const router = Router()
  const body = rawBody(100_000)

  router.get('/', async (_request, response) => {
    const items = await storage.sources.list()
    sendJson(response, 200, { items: items.map(toAnswer), next: null })
  })

  router.post('/', body, async (request, response) => {
    const input = validBody(SourceSchema, request)
    const id = newId(now())
    const token = newKey('src')
    const signingSecret = input.secret ?? newSigningSecret()
    const settings = settingsOf(input, timeZone)
    const source = await storage.sources.create(
      { id, name: input.name, tokenHash: hashKey(token), signingSecret, settings, createdAt: now() },
      audit(sessions.account(request).id, 'source.created', id, null, { name: input.name, ...settings }),
    )
    const answer = { ...toAnswer(source), token, signingSecret }
    sendJson(response, 201, answer, { Location: `/api/v1/sources/${id}` })
  })

  router.get('/:id', async (request, response) => {
    const source = await storage.sources.byId(request.params.id)
    if (!source) throw unknownSource()
    sendJson(response, 200, toAnswer(source))
  })

  router.patch('/:id', body, async (request: Request<{ id: string }>, response) => {
    const change = validBody(v.partial(SourceSchema), request)
    const { id } = request.params
    const known = await storage.sources.byId(id)
    if (!known) throw unknownSource()
    const merged = { ...known, ...given(change) } as SourceInput
    const source = await storage.sources.change(
      id,
      {
        name: merged.name,
        settings: settingsOf(merged, known.timeZone),
        signingSecret: change.secret ?? known.signingSecret,
      },
      audit(sessions.account(request).id, 'source.changed', id),
      known.revision,
    )
    if (source === 'unknown') throw unknownSource()
    if (source === 'stale') throw changedMeanwhile()
    sendJson(response, 200, toAnswer(source))
  })

  return router
}

function unknownSource(): Problem {
  return new Problem(404, 'There is no source with this id.')
}

function settingsOf(input: SourceInput, timeZone: string): SourceSettings {
  const { policy, preset, metric, scale, words, mapping } = input
  return {
    policy,
    ...(preset !== undefined && { preset }),
    ...(metric !== undefined && { metric }),
    ...(scale !== undefined && { scale }),
    ...(words !== undefined && { words }),
    ...(mapping !== undefined && { mapping }),
    timeZone: input.timeZone ?? timeZone,
  }
}

/** Everything but its secrets. */
function toAnswer({ signingSecret: _secret, createdAt, ...source }: Source) {
  return { ...source, createdAt: new Date(createdAt).toISOString() }
}
