import { Router } from 'express'
import type { Logger } from 'pino'
import * as v from 'valibot'
import { blockOf } from '../accounts/address.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import type { Storage } from '../storage/storage.ts'
import type { ScreenIdentity } from './identity.ts'
import { createWindowLimit } from './window-limit.ts'

const MINUTE = 60_000
/** An office of screens may fail at once, from one address; whoever floods us fills no log. */
const A_MINUTE = { ofOneAddress: 30, ofAll: 120 }
/** A screen that fails again and again says nothing new. */
const IN_HISTORY = { most: 6, withinMs: 60 * MINUTE }
const BODY_BYTES = 2_000
const EVERYBODY = 'all'
const SECRETS = /(\/w\/|[?&]key=)[^\s&#"']+/g

const STEPS = ['old', 'script', 'error', 'slow', 'later'] as const

export const TroubleSchema = v.object(
  {
    step: v.picklist(STEPS, `must be one of ${STEPS.join(', ')}`),
    message: v.pipe(
      v.string('must be text'),
      v.maxLength(300, 'must have at most 300 characters'),
      v.transform((text) =>
        text
          .replace(/\p{C}+/gu, ' ')
          .replace(SECRETS, '$1…')
          .trim(),
      ),
    ),
  },
  'must be a JSON object',
)

interface TroubleDeps {
  sessions: Pick<Sessions, 'ownOrigin'>
  storage: Pick<Storage, 'fleet'>
  identity: Pick<ScreenIdentity, 'ofHandshake'>
  newId: (now: number) => string
  now: () => number
  log: Logger
}

/**
 * Where a wall's page says that it did not start, or failed later. Anyone may, since such a page can prove
 * nothing; a paired screen is known by its cookie, and its history keeps it. Nothing of it is trusted.
 */
export function troubleRoutes({ sessions, storage, identity, newId, now, log }: TroubleDeps): Router {
  const router = Router()
  const ofOne = createWindowLimit({ most: A_MINUTE.ofOneAddress, withinMs: MINUTE, now })
  const ofAll = createWindowLimit({ most: A_MINUTE.ofAll, withinMs: MINUTE, now })
  const inHistory = createWindowLimit({ ...IN_HISTORY, now })

  router.post('/trouble', sessions.ownOrigin, rawBody(BODY_BYTES), async (request, response) => {
    const block = blockOf(request.ip ?? '')
    const wait = Math.ceil(Math.max(ofOne.wait(block), ofAll.wait(EVERYBODY)) / 1000)
    if (wait > 0) {
      throw new Problem(429, `Too often. Try again in ${wait} s.`, {
        headers: { 'Retry-After': String(wait) },
      })
    }
    ofOne.take(block)
    ofAll.take(EVERYBODY)
    const { step, message } = validBody(TroubleSchema, request)
    const screen = (await identity.ofHandshake({}, request))?.screen.id ?? null
    const agent = request.headers['user-agent']?.slice(0, 300) ?? null
    log.warn({ step, message, agent, screen }, 'a screen has trouble')
    if (screen !== null && inHistory.wait(screen) === 0) {
      inHistory.take(screen)
      const at = now()
      const event = {
        id: newId(at),
        screen_id: screen,
        at,
        what: 'failed',
        detail: `${step}: ${message}`,
      } as const
      await storage.fleet.tell(event)
    }
    response.status(204).end()
  })

  return router
}
