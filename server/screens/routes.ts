import { Router } from 'express'
import type { Sessions } from '../accounts/sessions.ts'
import { sendJson } from '../http/json.ts'
import type { Screens } from '../live/screens.ts'

/** Which screens are connected now, and up to which revision each has drawn. */
export function screenRoutes({ screens, sessions }: { screens: Screens; sessions: Sessions }): Router {
  const router = Router()
  router.get('/', sessions.signedIn, async (_request, response) => {
    const items = (await screens.all()).map((screen) => ({
      ...screen,
      since: new Date(screen.since).toISOString(),
    }))
    sendJson(response, 200, { items, next: null })
  })
  return router
}
