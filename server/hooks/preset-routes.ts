import { Router } from 'express'
import { sendJson } from '../http/json.ts'
import { presets } from './presets.ts'

/** The tools whose deliveries are understood, and how each is set up. */
export function presetRoutes(): Router {
  const router = Router()
  const items = presets.map(({ name, title, needs, signature, secretFrom, setUp }) => ({
    ...{ name, title, needs, setUp },
    signature: { schemes: signature, secretFrom },
  }))
  router.get('/', (_request, response) => sendJson(response, 200, { items, next: null }))
  return router
}
