import { createHash } from 'node:crypto'
import { type Request, type Response, Router } from 'express'
import { sendJson } from '../http/json.ts'
import { Problem } from '../http/problem.ts'
import type { ViewDeps } from '../live/wall-view.ts'
import type { Admission, Admitted } from '../walls/admission.ts'
import { isOfHosts } from '../walls/frame-hosts.ts'
import { answerOf, cardOf } from './card.ts'
import type { Painter } from './painter.ts'

interface CardDeps extends ViewDeps {
  admission: Pick<Admission, 'ofRequest'>
  painter: Painter
  now: () => number
}

/** A wall's score for whoever may see the wall: as JSON for programs, and as a picture for chats and pages. */
export function cardRoutes({ admission, painter, now, ...deps }: CardDeps): Router {
  const router = Router()

  async function admit(request: Request, response: Response): Promise<Admitted> {
    const admitted = await admission.ofRequest(request)
    if (!admitted) throw new Problem(403, 'This needs the key of a link to the wall, or a sign-in.')
    response.set('Referrer-Policy', 'no-referrer')
    return admitted
  }

  router.get('/wall/:slug/score.json', async (request, response) => {
    const { wall, frameHosts } = await admit(request, response)
    const { origin } = request.headers
    response.vary('Origin')
    // Pages that may show the wall may read its number as well.
    if (origin !== undefined && isOfHosts(origin, frameHosts)) {
      response.set('Access-Control-Allow-Origin', origin)
    }
    response.set('Cache-Control', 'no-store')
    sendJson(response, 200, answerOf(await cardOf(deps, wall, now())))
  })

  router.get('/wall/:slug/score.png', async (request, response) => {
    const { wall } = await admit(request, response)
    const png = await painter.paint(await cardOf(deps, wall, now()))
    const tag = `"${createHash('sha256').update(png).digest('base64url').slice(0, 22)}"`
    // Whoever has the key may put the picture on any page; it is asked for anew, and answered only if it changed.
    response.set({ ETag: tag, 'Cache-Control': 'no-cache', 'Cross-Origin-Resource-Policy': 'cross-origin' })
    response.set('X-Content-Type-Options', 'nosniff')
    if (request.headers['if-none-match'] === tag) response.status(304).end()
    else response.type('png').send(png)
  })

  return router
}
