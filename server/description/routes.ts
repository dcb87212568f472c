import { Router } from 'express'
import { sendText } from './send-text.ts'
import { openApi } from './openapi.ts'

/** The API as programs read it. It is made once: nothing in it depends on who asks. */
export function descriptionRoutes(): Router {
  const router = Router()
  const text = JSON.stringify(openApi())
  router.get('/openapi.json', (_request, response) => sendText(response, 'application/json; charset=utf-8', text))
  return router
}

export function docsRoutes(_client: { folder: string }): Router {
  return Router()
}
