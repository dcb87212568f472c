import { type Request, type Response, Router } from 'express'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import { validBody } from '../http/validate.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { ScreenCommand } from '../storage/fleet.ts'
import type { Storage } from '../storage/storage.ts'
import type { ScreenAnswers } from './answers.ts'
import { ScreensChangeSchema } from './change.ts'
import { unknownScreen } from './fleet-routes.ts'
import { type Meant, MeantSchema, meantOf } from './meant.ts'

/** How long a screen shows its name. */
const IDENTIFY_MS = 30_000

interface CommandDeps {
  storage: Pick<Storage, 'fleet' | 'screens'>
  sessions: Sessions
  audit: AuditMaker
  screenAnswers: ScreenAnswers
  now: () => number
}

/** What each command sets, and how the log calls it. */
const COMMANDS = {
  identify: { action: 'screen.identified', set: (at: number) => ({ identify_until: at + IDENTIFY_MS }) },
  reload: { action: 'screen.reloaded', set: (at: number) => ({ reload_at: at }) },
} as const satisfies Record<string, { action: string; set: (at: number) => ScreenCommand }>
type CommandName = keyof typeof COMMANDS

/** What an admin has screens do: one, or many at once. It reaches them at whichever instance they are. */
export function commandRoutes(deps: CommandDeps): Router {
  const { storage, sessions, audit, screenAnswers, now } = deps
  const router = Router()
  const body = rawBody(100_000)

  for (const name of Object.keys(COMMANDS) as CommandName[]) {
    router.post(`/${name}`, body, async (request, response) => {
      const ids = await idsOf(validBody(MeantSchema, request))
      await answer(response, await command(request, name, ids))
    })
    router.post(`/:id/${name}`, async (request: Request<{ id: string }>, response) => {
      const { id } = request.params
      const [done] = await command(request, name, [id])
      const screen = done && (await screenAnswers.one(id))
      if (!screen) throw unknownScreen()
      sendJson(response, 200, screen)
    })
  }

  router.patch('/', body, async (request, response) => {
    const { set, ...meant } = validBody(ScreensChangeSchema, request)
    const ids = await idsOf(meant)
    const changed = await storage.fleet.change(set, linesOf(request, 'screen.changed', ids))
    if (!changed) throw new Problem(422, 'There is no wall with this id.')
    await answer(response, ids)
  })

  function command<P>(request: Request<P>, name: CommandName, ids: readonly string[]): Promise<string[]> {
    const { action, set } = COMMANDS[name]
    return storage.fleet.command(set(now()), linesOf(request, action, ids))
  }

  function linesOf<P>(request: Request<P>, action: string, ids: readonly string[]) {
    const actor = sessions.account(request as Request).id
    return ids.map((id) => audit(actor, action, id))
  }

  async function idsOf(meant: Meant): Promise<string[]> {
    return meantOf(await storage.screens.list(), meant).map(({ id }) => id)
  }

  /** Tells how those that were meant are now. */
  async function answer(response: Response, ids: readonly string[]): Promise<void> {
    const meant = new Set(ids)
    const items = (await screenAnswers.list()).filter(({ id }) => meant.has(id))
    sendJson(response, 200, { items, next: null })
  }

  return router
}
