import { Router } from 'express'
import { sendJson } from '../http/json.ts'
import type { Screens } from '../live/screens.ts'

/** Which screens are connected now, and up to which revision each has drawn. */
export function screenRoutes({ screens }: { screens: Screens }): Router {
  const router = Router()
  router.get('/', async (_request, response) => {
    const items = (await screens.all()).map((screen) => ({
      ...screen,
      since: new Date(screen.since).toISOString(),
      drawnAt: new Date(screen.drawnAt).toISOString(),
    }))
    sendJson(response, 200, { items, next: null })
  })
  return router
}
