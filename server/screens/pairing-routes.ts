import { type Request, Router } from 'express'
import type { Logger } from 'pino'
import { codeText } from '../../shared/screens.ts'
import { mayAct } from '../accounts/roles.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { notValid, Problem } from '../http/problem.ts'
import { given, validBody } from '../http/validate.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { PendingCode } from '../storage/pairings.ts'
import type { Storage } from '../storage/storage.ts'
import { type ScreenAnswers, withoutPersons } from './answers.ts'
import { ScreenChangeSchema } from './change.ts'
import { deviceName } from './device-name.ts'
import { unknownScreen } from './fleet-routes.ts'
import { LookSchema, PairSchema, ReplaceSchema } from './pairing-schema.ts'
import { createProving } from './proving.ts'

interface PairingDeps {
  storage: Pick<Storage, 'pairings' | 'screens' | 'fleet' | 'codeTries'>
  sessions: Sessions
  audit: AuditMaker
  screenAnswers: ScreenAnswers
  publicUrl: string | undefined
  newId: (now: number) => string
  now: () => number
  log: Pick<Logger, 'warn'>
}

type OfScreen = Request<{ id: string }>

/** Pairing screens, each by the code that stands on it or by a magic link; what one is called; taking it back. */
export function pairingRoutes(deps: PairingDeps): Router {
  const { storage, sessions, audit, screenAnswers, newId, now } = deps
  const router = Router()
  const body = rawBody(10_000)
  const proving = createProving(deps)
  const caller = (request: Request | OfScreen) => sessions.account(request as Request)

  router.post('/look', body, async (request, response) => {
    const { code } = validBody(LookSchema, request)
    const look = async (known: string) => (await storage.pairings.look(known, now())) ?? ('no code' as const)
    sendJson(response, 200, toPending(await proving.byCode(request, code, look)))
  })

  router.post('/', body, async (request, response) => {
    const { code, name, wall, group } = validBody(PairSchema, request)
    const { id: by } = caller(request)
    const at = now()
    const screen = { id: newId(at), name, wall, group, by, at }
    const line = audit(by, 'screen.paired', screen.id)
    const { made, ...link } = await proving.by(request, code, (proof) =>
      storage.screens.pair(screen, proof, line),
    )
    if (made === 'no wall') throw noWall()
    if (made === 'too many') throw new Problem(409, 'There are too many screens. Revoke some first.')
    const headers = { Location: `/api/v1/screens/${screen.id}` }
    sendJson(response, 201, { ...(await answerOf(screen.id)), ...link }, headers)
  })

  router.get('/:id', async (request: OfScreen, response) => {
    const screen = await answerOf(request.params.id)
    sendJson(response, 200, mayAct(caller(request).role, 'admin') ? screen : withoutPersons(screen))
  })

  router.patch('/:id', body, async (request: OfScreen, response) => {
    const change = given(validBody(ScreenChangeSchema, request))
    const { id } = request.params
    const line = audit(caller(request).id, 'screen.changed', id)
    if (!(await storage.fleet.change(change, [line]))) throw noWall()
    sendJson(response, 200, await answerOf(id))
  })

  router.post('/:id/replace', body, async (request: OfScreen, response) => {
    const { code } = validBody(ReplaceSchema, request as Request)
    const { id } = request.params
    const { id: by } = caller(request)
    if (!(await storage.screens.byId(id))) throw unknownScreen()
    const line = audit(by, 'screen.replaced', id)
    const { made, ...link } = await proving.by(request as Request, code, (proof) =>
      storage.screens.replace(id, proof, by, line),
    )
    if (made === 'unknown') throw unknownScreen()
    sendJson(response, 200, { ...(await answerOf(id)), ...link })
  })

  router.delete('/:id', async (request: OfScreen, response) => {
    const { id } = request.params
    const line = audit(caller(request).id, 'screen.revoked', id)
    if (!(await storage.screens.revoke(id, line))) throw unknownScreen()
    response.status(204).end()
  })

  async function answerOf(id: string) {
    const screen = await screenAnswers.one(id)
    if (!screen) throw unknownScreen()
    return screen
  }

  return router
}

function noWall(): Problem {
  return notValid([{ pointer: '/wall', detail: 'is no wall' }])
}

/** What an admin looks at before confirming that it is the screen before them. */
function toPending({ code, about, since, expires }: PendingCode) {
  const { userAgent, device, address } = about
  return {
    code: codeText(code),
    ...{ engine: deviceName(userAgent), userAgent, address },
    ...{ width: device?.width ?? null, height: device?.height ?? null, ratio: device?.ratio ?? null },
    since: new Date(since).toISOString(),
    expiresAt: new Date(expires).toISOString(),
  }
}
