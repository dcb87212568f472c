import express, { type Express } from 'express'
import type { Logger } from 'pino'
import { createGuard } from './accounts/access.ts'
import { accountRoutes } from './accounts/routes.ts'
import type { Sessions } from './accounts/sessions.ts'
import type { Config } from './config.ts'
import { answerErrors, notFound } from './http/errors.ts'
import { pageRoutes } from './http/pages.ts'
import { plainAddress } from './http/plain-address.ts'
import { createRequestIds } from './http/request-id.ts'
import { createRateLimit } from './intake/rate-limit.ts'
import { intakeRoutes } from './intake/routes.ts'
import type { Screens } from './live/screens.ts'
import type { AuditMaker } from './moderation/audit.ts'
import { auditRoutes } from './moderation/audit-routes.ts'
import { moderationRoutes } from './moderation/routes.ts'
import { healthRoutes } from './operations/health.ts'
import { scoreRoutes } from './scores/routes.ts'
import type { Scores } from './scores/scores.ts'
import { screenRoutes } from './screens/routes.ts'
import { createSourceAuthentication } from './sources/authenticate.ts'
import { sourceRoutes } from './sources/routes.ts'
import type { Storage } from './storage/storage.ts'
import type { Admission } from './walls/admission.ts'
import { wallRoutes } from './walls/routes.ts'

export interface AppDeps {
  config: Pick<Config, 'trustProxy' | 'publicUrl' | 'rateLimit'>
  storage: Storage
  scores: Scores
  sessions: Sessions
  screens: Screens
  admission: Admission
  audit: AuditMaker
  /** The folder of the built client, and what names its build. */
  client: { folder: string; build: string }
  newId: (now: number) => string
  now: () => number
  timeZone: string
  log: Logger
}

/** The order of everything that answers a request. Intake comes first: it is what must be fast. */
export function createApp(deps: AppDeps): Express {
  const { config, storage, client, admission, log, now } = deps
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.use(createRequestIds())
  app.use(plainAddress)
  const authenticate = createSourceAuthentication(storage)
  const rateLimit = createRateLimit(config.rateLimit)
  app.use('/api/v1', intakeRoutes({ storage, authenticate, rateLimit, now }))
  app.use(healthRoutes({ storage, build: client.build, now }))
  app.use('/api/v1', createGuard(deps.sessions))
  app.use('/api/v1', accountRoutes(deps))
  app.use('/api/v1/feedback', moderationRoutes(deps))
  app.use('/api/v1/sources', sourceRoutes(deps))
  app.use('/api/v1/walls', wallRoutes({ ...deps, publicUrl: config.publicUrl }))
  app.use('/api/v1/scores', scoreRoutes(deps))
  app.use('/api/v1/screens', screenRoutes(deps))
  app.use('/api/v1/audit', auditRoutes(deps))
  app.use('/api', notFound)
  app.use(pageRoutes({ folder: client.folder, admitted: admission.ofRequest }))
  app.use(notFound)
  app.use(answerErrors(log))
  return app
}
