import { Router } from 'express'
import { sendJson } from '../http/json.ts'
import type { Storage } from '../storage/storage.ts'

const PROBED_FOR_MS = 2_000

interface HealthDeps {
  storage: Pick<Storage, 'probe'>
  build: string
  now: () => number
}

/** `/healthz`: the process answers. `/readyz`: it can take feedback, found out by writing. */
export function healthRoutes({ storage, build, now }: HealthDeps): Router {
  const router = Router()
  let probed: { at: number; ready: Promise<boolean> } | null = null

  function isReady(): Promise<boolean> {
    if (!probed || now() - probed.at > PROBED_FOR_MS) {
      const ready = storage.probe().then(
        () => true,
        () => false,
      )
      probed = { at: now(), ready }
    }
    return probed.ready
  }

  router.get('/healthz', (_request, response) => sendJson(response, 200, { status: 'ok', build }))
  router.get('/readyz', async (_request, response) => {
    if (await isReady()) sendJson(response, 200, { status: 'ready' })
    else sendJson(response, 503, { status: 'cannot take feedback just now' }, { 'Retry-After': '5' })
  })
  return router
}
