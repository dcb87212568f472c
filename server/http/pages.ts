import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Admitted } from '../walls/admission.ts'
import { inlineScripts } from './inline-scripts.ts'
import { pageSecurity } from './security.ts'

const HASHED = /\/assets\//

interface PageDeps {
  /** The folder of the built client. */
  folder: string
  /** The wall of an address and whose pages may frame it, if whoever asks may see it. */
  admitted: (request: Request) => Promise<Admitted | null>
}

/** The pages themselves, and what they load. */
export function pageRoutes({ folder, admitted }: PageDeps): Router {
  const router = Router()
  const wallFile = join(folder, 'wall', 'index.html')
  const scripts = inlineScripts(readFileSync(wallFile, 'utf8'))
  const wall = page(wallFile)
  const admin = page(join(folder, 'admin', 'index.html'))
  const preview = page(join(folder, 'preview', 'index.html'))
  router.use(pageSecurity({ scripts }))
  router.get('/', (_request, response) => wall(response, 200))
  // Whatever the secret is: whether it opens something is known to the page's socket alone.
  router.get('/w/:secret', (_request, response) => wall(response, 200))
  router.get('/pair', (request, response) => {
    const { search } = new URL(request.originalUrl, 'http://pair')
    response.redirect(302, `/admin/screens/pair${search}`)
  })
  router.get('/wall/:slug', async (request, response, next) => {
    const found = await admitted(request)
    const secured = pageSecurity({ framedBy: found?.frameHosts ?? [], scripts })
    secured(request, response, (error) => (error ? next(error) : wall(response, found ? 200 : 403)))
  })
  router.get(['/admin', '/admin/*path'], pageSecurity({ frames: true }), (_request, response) =>
    admin(response, 200),
  )
  router.get('/preview', pageSecurity({ framedBy: ["'self'"] }), (_request, response) =>
    preview(response, 200),
  )
  router.use(assets(folder))
  return router
}

/** Pages name the newest build, so they are asked for anew each time. */
function page(file: string): (response: Response, status: number) => void {
  const html = readFileSync(file)
  return (response, status) => {
    response.status(status).set('Cache-Control', 'no-store').type('html').send(html)
  }
}

function assets(folder: string): RequestHandler {
  return express.static(folder, {
    index: false,
    redirect: false,
    setHeaders(response, path) {
      const cache = HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
      response.setHeader('Cache-Control', cache)
    },
  })
}
