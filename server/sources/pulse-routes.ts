import { Router } from 'express'
import { sendJson } from '../http/json.ts'
import type { Storage } from '../storage/storage.ts'
import { createPulse, type Pulse } from './pulse.ts'

interface PulseDeps {
  storage: Pick<Storage, 'sources' | 'arrivals'>
  now: () => number
}

/** Whether each source speaks as it usually does: for the page of sources, and for the alarm on every page. */
export function pulseRoutes({ storage, now }: PulseDeps): Router {
  const router = Router()
  const read = createPulse({ storage, now })

  router.get('/pulse', async (_request, response) => {
    const sources = await storage.sources.list()
    const items = await Promise.all(sources.map(read))
    sendJson(response, 200, { items: items.map(toAnswer), next: null })
  })

  return router
}

function toAnswer({ at, lastAt, silent, ...pulse }: Pulse) {
  return {
    ...pulse,
    at: new Date(at).toISOString(),
    lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
    silent: silent && { ...silent, since: new Date(silent.since).toISOString() },
  }
}
