import { Router } from 'express'
import { blockOf } from '../accounts/address.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import type { ScreenIdentity } from './identity.ts'
import { HereSchema } from './pairing-schema.ts'
import { createWindowLimit } from './window-limit.ts'

/** An office of screens starts at once, from one address. */
const A_MINUTE = 300

interface HereDeps {
  sessions: Pick<Sessions, 'ownOrigin'>
  identity: ScreenIdentity
  now: () => number
}

/** The screen that a browser is, kept for it in a cookie: it outlives what scripts may keep. */
export function hereRoutes({ sessions, identity, now }: HereDeps): Router {
  const router = Router()
  const limit = createWindowLimit({ most: A_MINUTE, withinMs: 60_000, now })

  router.put('/here', sessions.ownOrigin, rawBody(1_000), async (request, response) => {
    const block = blockOf(request.ip ?? '')
    const wait = Math.ceil(limit.wait(block) / 1000)
    if (wait > 0) {
      const headers = { 'Retry-After': String(wait) }
      throw new Problem(429, `Too often. Try again in ${wait} s.`, { headers })
    }
    limit.take(block)
    const { token } = validBody(HereSchema, request)
    if (!(await identity.byKey(token))) throw new Problem(403, 'This key opens nothing, or not any more.')
    identity.remember(request, response, token)
    response.status(204).end()
  })

  router.delete('/here', sessions.ownOrigin, async (request, response) => {
    // Another page of this browser may have become a screen meanwhile: its key stays.
    if (!(await identity.byCookie(request.headers.cookie))) identity.forget(request, response)
    response.status(204).end()
  })

  return router
}
