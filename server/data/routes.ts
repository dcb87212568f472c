import { Router } from 'express'
import { type DataDeps, erasureRoutes } from './erasure-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { personRoutes } from './person-routes.ts'
import { retentionRoutes } from './retention-routes.ts'

/** What leaves the server as a file, and what leaves it for good. */
export function dataRoutes(deps: DataDeps): Router {
  const router = Router()
  router.use(exportRoutes(deps))
  router.use(erasureRoutes(deps))
  router.use(personRoutes(deps))
  router.use(retentionRoutes(deps))
  return router
}
