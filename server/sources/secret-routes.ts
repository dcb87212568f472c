import { type Request, Router } from 'express'
import * as v from 'valibot'
import type { Sessions } from '../accounts/sessions.ts'
import { hookAddress } from '../hooks/describe.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { validBody } from '../http/validate.ts'
import { newSigningSecret } from '../keys.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import { unknownSource } from './routes.ts'
import { HOUR_MS, SourceSchema } from './settings.ts'
import { makeToken } from './token.ts'
import { FORGET_AFTER_MS, overlapHours } from './token-routes.ts'

export const SecretRotation = v.object(
  { overlapHours, secret: SourceSchema.entries.secret },
  'must be a JSON object',
)
export const AddressRotation = v.object({ overlapHours }, 'must be a JSON object')

interface SecretDeps {
  storage: Pick<Storage, 'sources' | 'sourceTokens'>
  sessions: Sessions
  audit: AuditMaker
  newId: (now: number) => string
  now: () => number
  publicUrl: string | undefined
}

/** What a foreign tool signs with and where it posts to: told once when made; what was before goes on for a while. */
export function secretRoutes(deps: SecretDeps): Router {
  const { storage, sessions, audit, newId, now, publicUrl } = deps
  const router = Router()
  const body = rawBody(10_000)

  router.post('/:id/secret', body, async (request: Request<{ id: string }>, response) => {
    const { overlapHours, secret } = validBody(SecretRotation, request)
    const { id } = request.params
    const rotation = {
      secret: secret ?? newSigningSecret(),
      given: secret !== undefined,
      previousEndsAt: now() + overlapHours * HOUR_MS,
    }
    const told = { overlapHours, given: rotation.given }
    const line = audit(sessions.account(request).id, 'source.secret.rotated', id, null, told)
    if (!(await storage.sources.rotateSecret(id, rotation, line))) throw unknownSource()
    const previousEndsAt = new Date(rotation.previousEndsAt).toISOString()
    sendJson(response, 201, { signingSecret: rotation.secret, previousEndsAt })
  })

  router.post('/:id/address', body, async (request: Request<{ id: string }>, response) => {
    const { overlapHours } = validBody(AddressRotation, request)
    const { id } = request.params
    const at = now()
    const { key, token } = makeToken(newId(at), 'address')
    const line = audit(sessions.account(request).id, 'source.address.rotated', id, null, { overlapHours })
    const rotation = { token, endsAt: at + overlapHours * HOUR_MS, forget: at - FORGET_AFTER_MS, now: at }
    if (!(await storage.sourceTokens.rotate(id, rotation, line))) throw unknownSource()
    sendJson(response, 201, { hookUrl: hookAddress(request, { publicUrl, source: id, key }) })
  })

  return router
}
