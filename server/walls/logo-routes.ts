import { type Request, type Response, Router } from 'express'
import type { Sessions } from '../accounts/sessions.ts'
import { rawBody } from '../http/body.ts'
import { sendJson } from '../http/json.ts'
import type { AuditMaker } from '../moderation/audit.ts'
import type { Storage } from '../storage/storage.ts'
import type { Logo } from '../storage/wall-logos.ts'
import { LOGO_BYTES, logoAddress, readLogo } from './logo.ts'
import { unknownWall } from './problems.ts'

interface LogoDeps {
  storage: Pick<Storage, 'walls' | 'wallLogos'>
  sessions: Sessions
  audit: AuditMaker
}

type OfWall = Request<{ id: string }>

/** A company's logo on a wall, as the bytes of a picture. */
export function logoRoutes({ storage, sessions, audit }: LogoDeps): Router {
  const router = Router()

  router.put('/:id/logo', rawBody(LOGO_BYTES), (request: OfWall, response) =>
    set(request, response, readLogo(request.body)),
  )
  router.delete('/:id/logo', (request: OfWall, response) => set(request, response, null))

  async function set(request: OfWall, response: Response, logo: Logo | null): Promise<void> {
    const { id } = request.params
    const action = logo ? 'wall.logo.changed' : 'wall.logo.removed'
    const line = audit(sessions.account(request as Request).id, action, id)
    if (!(await storage.wallLogos.set(id, logo, line))) throw unknownWall()
    const wall = await storage.walls.byId(id)
    if (!wall) throw unknownWall()
    sendJson(response, 200, { logo: logoAddress(wall), revision: wall.revision })
  }

  return router
}

/**
 * The pictures themselves, for screens that have no session: whoever knows the address has seen the wall.
 * Whatever the bytes are, a browser takes them for a picture and runs nothing in them.
 */
export function logoPages({ storage }: Pick<LogoDeps, 'storage'>): Router {
  const router = Router()
  router.get('/logos/:wall/:hash', async (request, response, next) => {
    const { wall, hash } = request.params
    const logo = await storage.wallLogos.read(wall, hash)
    if (!logo) return next()
    response
      .set({
        'Content-Type': logo.type,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'Content-Disposition': 'inline',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': 'public, max-age=31536000, immutable',
      })
      .send(Buffer.from(logo.body, 'base64'))
  })
  return router
}
