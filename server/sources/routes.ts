import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { describeHook, hookAddress, needsOf } from '../hooks/describe.ts'
import { mappedField } from '../hooks/reading/mapping.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { given, validate, validBody } from '../http/validate.ts'
import { newSigningSecret } from '../keys.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { DeletedSource, Source } from '../storage/sources.ts'
import type { Storage } from '../storage/storage.ts'
import {
  HOUR_MS,
  OVERLAP_HOURS,
  SourceChangeSchema,
  type SourceInput,
  SourceSchema,
  type SourceSettings,
} from './settings.ts'
import { makeToken } from './token.ts'

interface SourceDeps {
  storage: Pick<Storage, 'sources'>
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
  /** The server's own, for sources that name none. */
  timeZone: string
  publicUrl: string | undefined
}

export const Which = v.strictObject({
  deleted: v.optional(v.picklist(['true', 'false'], 'must be true or false')),
})

/** Where feedback comes from. Secrets are answered once, when a source is made. */
export function sourceRoutes({
  storage,
  sessions,
  audit,
  newId,
  now,
  timeZone,
  publicUrl,
}: SourceDeps): Router {
  const router = Router()
  const body = rawBody(100_000)

  router.get('/', async (request, response) => {
    const { deleted } = validate(Which, request.query)
    const items =
      deleted === 'true'
        ? (await storage.sources.listDeleted()).map(toDeletedAnswer)
        : (await storage.sources.list()).map(toAnswer)
    sendJson(response, 200, { items, next: null })
  })

  router.post('/', body, async (request, response) => {
    const input = validBody(SourceSchema, request)
    const id = newId(now())
    const { key, token } = makeToken(newId(now()))
    const address = makeToken(newId(now()), 'address')
    const secrets = {
      tokens: [token, address.token],
      signingSecret: input.secret ?? newSigningSecret(),
      secretGiven: input.secret !== undefined,
    }
    const settings = settingsOf(input, timeZone)
    const source = await storage.sources.create(
      { id, name: input.name, ...secrets, settings, createdAt: now() },
      audit(sessions.account(request).id, 'source.created', id, null, { name: input.name, ...settings }),
    )
    const hookUrl = hookAddress(request, { publicUrl, source: id, key: address.key })
    const answer = {
      ...toAnswer(source),
      ...unknownFields(input.mapping),
      ...{ token: key, hookUrl, signingSecret: secrets.signingSecret, needs: needsOf(source) },
    }
    sendJson(response, 201, answer, { Location: `/api/v1/sources/${id}` })
  })

  router.get('/:id', async (request, response) => {
    const source = await storage.sources.byId(request.params.id)
    if (!source) throw unknownSource()
    sendJson(response, 200, toAnswer(source))
  })

  router.patch('/:id', body, async (request: Request<{ id: string }>, response) => {
    const { revision, ...change } = validBody(SourceChangeSchema, request)
    const { id } = request.params
    const known = await storage.sources.byId(id)
    if (!known) throw unknownSource()
    if (revision !== undefined && revision !== known.revision) throw changedMeanwhile(known)
    const merged = { ...known, ...given(change) } as SourceInput
    const source = await storage.sources.change(
      id,
      {
        name: merged.name,
        settings: settingsOf(merged, known.timeZone),
        secret:
          change.secret === undefined
            ? undefined
            : { secret: change.secret, previousEndsAt: now() + OVERLAP_HOURS * HOUR_MS },
      },
      audit(sessions.account(request).id, 'source.changed', id),
      known.revision,
    )
    if (source === 'unknown') throw unknownSource()
    if (source === 'stale') throw changedMeanwhile(await storage.sources.byId(id))
    sendJson(response, 200, { ...toAnswer(source), ...unknownFields(change.mapping) })
  })

  return router
}

export function unknownSource(): Problem {
  return new Problem(404, 'There is no source with this id.')
}

function changedMeanwhile(current: Source | null): Problem {
  if (!current) return unknownSource()
  const extra = { current: toAnswer(current) }
  return new Problem(409, 'Somebody else has changed this source since.', { extra })
}

function settingsOf(input: SourceInput, timeZone: string): SourceSettings {
  const { policy, preset, metric, scale, words, mapping, signature, logDays, retentionDays } = input
  const chosen = { preset, metric, scale, words, mapping, signature, logDays, retentionDays }
  if (mapping)
    chosen.mapping = Object.fromEntries(Object.entries(mapping).filter(([field]) => mappedField(field)))
  const kept = Object.entries(chosen).filter(([, value]) => value !== undefined && value !== null)
  return { policy, ...Object.fromEntries(kept), timeZone: input.timeZone ?? timeZone }
}

/** Names in a mapping that are no fields of feedback: they are left out, and said, as of an entry. */
function unknownFields(mapping: SourceInput['mapping'] | null): { ignored?: string[] } {
  const ignored = Object.keys(mapping ?? {}).filter((field) => mappedField(field) === undefined)
  return ignored.length > 0 ? { ignored: ignored.map((field) => `mapping.${field}`) } : {}
}

/** Everything but its secrets. */
export function toAnswer(source: Source) {
  const {
    signingSecret: _secret,
    previousSecret: _previous,
    secretGiven: _given,
    createdAt,
    ...told
  } = source
  return { ...told, createdAt: new Date(createdAt).toISOString(), hook: describeHook(source) }
}

function toDeletedAnswer({ deletedAt, ...source }: DeletedSource) {
  return { ...source, deletedAt: new Date(deletedAt).toISOString() }
}
