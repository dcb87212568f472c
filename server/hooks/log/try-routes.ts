import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Trial } from '../../../shared/deliveries.ts'
import { rawBody } from '../../http/body.ts'
import { sendJson } from '../../http/json.ts'
import { Problem } from '../../http/problem.ts'
import { given, validBody } from '../../http/validate.ts'
import { unknownSource } from '../../sources/routes.ts'
import { SourceChangeSchema } from '../../sources/settings.ts'
import type { Source } from '../../storage/sources.ts'
import type { Storage } from '../../storage/storage.ts'
import type { Incoming } from '../incoming.ts'
import { dryRun } from '../receive/dry-run.ts'
import { bytesOf } from '../receive/receiving.ts'
import { loggedSince } from './log-keeper.ts'

const BODY_LENGTH = 1_000_000
const { preset, mapping, metric, scale, words, timeZone } = SourceChangeSchema.entries

export const Try = v.pipe(
  v.object(
    {
      delivery: v.optional(v.pipe(v.string('must be the id of a delivery'), v.maxLength(100))),
      body: v.optional(v.pipe(v.string('must be text'), v.maxLength(BODY_LENGTH, 'is too long'))),
      contentType: v.optional(v.pipe(v.string('must be text'), v.maxLength(200, 'is too long'))),
      ...{ preset, mapping, metric, scale, words, timeZone },
    },
    'must be a JSON object',
  ),
  v.check((it) => (it.delivery === undefined) !== (it.body === undefined), 'needs a delivery or a body'),
)
type Try = v.InferOutput<typeof Try>

interface TryDeps {
  storage: Pick<Storage, 'sources' | 'deliveries' | 'feedback'>
  now: () => number
}

/** What a mapping would make of a delivery, or of a pasted example. Nothing is kept. */
export function tryRoutes({ storage, now }: TryDeps): Router {
  const router = Router()

  router.post('/:id/try', rawBody(2 * BODY_LENGTH), async (request: Request<{ id: string }>, response) => {
    const wish = validBody(Try, request)
    const source = await storage.sources.byId(request.params.id)
    if (!source) throw unknownSource()
    const incoming = await incomingOf(wish, source)
    const trial = dryRun(settingsOf(source, wish), incoming, now())
    sendJson(response, 200, await withWhatIsThere(trial, source.id))
  })

  async function incomingOf(
    { delivery: id, body = '', contentType }: Try,
    source: Source,
  ): Promise<Incoming> {
    if (id === undefined) {
      const headers: Record<string, string> = contentType ? { 'content-type': contentType } : {}
      return { method: 'POST', url: '', headers, body: Buffer.from(body) }
    }
    const delivery = await storage.deliveries.byId(source.id, id, loggedSince(source, now()))
    if (!delivery) throw new Problem(404, 'This source’s log has no such delivery.')
    if (delivery.body === null) throw new Problem(409, 'Its body is not kept, so nothing can be read again.')
    return { method: delivery.method, url: '', headers: delivery.headers, body: bytesOf(delivery.body) }
  }

  /** Whether each voice would be a new one. */
  async function withWhatIsThere(trial: Trial, source: string): Promise<Trial> {
    for (const event of trial.events) {
      if (event.means !== 'upsert' && event.means !== 'withdraw') continue
      const known = event.subject === null ? null : await storage.feedback.byExternalId(source, event.subject)
      if (event.means === 'withdraw') event.did = known ? 'withdrawn' : 'withdrawn before it came'
      else if (event.entry) event.did = known ? 'changed' : 'created'
    }
    return trial
  }

  return router
}

/** What is not named is as the source has it; null is as if the source had none. */
function settingsOf(source: Source, { delivery: _d, body: _b, contentType: _c, ...wish }: Try): Source {
  const merged = { ...source, ...given(wish) }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as unknown as Source
}
