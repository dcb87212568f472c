import express, { type Express } from 'express'
import type { Logger } from 'pino'
import { createGuard } from './accounts/access.ts'
import type { Passwords } from './accounts/password.ts'
import { accountRoutes } from './accounts/routes.ts'
import type { Sessions } from './accounts/sessions.ts'
import type { Painter } from './card/painter.ts'
import { cardRoutes } from './card/routes.ts'
import type { Config } from './config.ts'
import type { ErasureKeeper } from './data/erasure-keeper.ts'
import { dataRoutes } from './data/routes.ts'
import { descriptionRoutes, docsRoutes } from './description/routes.ts'
import { feedbackStreamRoutes } from './feedback-stream/routes.ts'
import type { FeedbackStreams } from './feedback-stream/streams.ts'
import type { Hooks } from './hooks/hooks.ts'
import { deliveryRoutes } from './hooks/log/routes.ts'
import { tryRoutes } from './hooks/log/try-routes.ts'
import { presetRoutes } from './hooks/preset-routes.ts'
import { hookRoutes } from './hooks/receive/routes.ts'
import { answerErrors, notFound } from './http/errors.ts'
import { type Letters, letterRoutes } from './http/letters.ts'
import { pageRoutes } from './http/pages.ts'
import { plainAddress } from './http/plain-address.ts'
import { createRequestIds } from './http/request-id.ts'
import type { Imports } from './imports/imports.ts'
import { importRoutes } from './imports/routes.ts'
import { createRateLimit } from './intake/rate-limit.ts'
import { intakeRoutes } from './intake/routes.ts'
import type { Screens } from './live/screens.ts'
import type { AuditMaker } from './moderation/audit.ts'
import { auditRoutes } from './moderation/audit-routes.ts'
import { maskRoutes } from './moderation/mask-routes.ts'
import type { MaskFinding } from './moderation/masks/finding.ts'
import { onWallsRoutes } from './moderation/on-walls-routes.ts'
import { moderationRoutes } from './moderation/routes.ts'
import { ruleRoutes } from './moderation/rules/routes.ts'
import type { Rulebooks } from './moderation/rules/rulebook.ts'
import { wordRoutes } from './moderation/words/routes.ts'
import { healthRoutes } from './operations/health.ts'
import { scoreRoutes } from './scores/routes.ts'
import type { Scores } from './scores/scores.ts'
import type { ScreenAnswers } from './screens/answers.ts'
import { commandRoutes } from './screens/command-routes.ts'
import type { Fleet } from './screens/fleet-keeper.ts'
import { fleetRoutes } from './screens/fleet-routes.ts'
import { hereRoutes } from './screens/here-routes.ts'
import type { ScreenIdentity } from './screens/identity.ts'
import { pairingRoutes } from './screens/pairing-routes.ts'
import { troubleRoutes } from './screens/trouble-routes.ts'
import { createSourceAuthentication } from './sources/authenticate.ts'
import { deleteRoutes } from './sources/delete-routes.ts'
import type { SourceErasing } from './sources/erasing.ts'
import { pulseRoutes } from './sources/pulse-routes.ts'
import type { RequestLog } from './sources/request-log.ts'
import { requestRoutes } from './sources/request-routes.ts'
import { sourceRoutes } from './sources/routes.ts'
import { secretRoutes } from './sources/secret-routes.ts'
import { testVoiceRoutes } from './sources/test-voice-routes.ts'
import { tokenRoutes } from './sources/token-routes.ts'
import type { Storage } from './storage/storage.ts'
import type { Admission } from './walls/admission.ts'
import { linkRoutes } from './walls/link-routes.ts'
import { logoPages, logoRoutes } from './walls/logo-routes.ts'
import { pauseRoutes } from './walls/pause-routes.ts'
import { wallPreviewRoutes } from './walls/preview-routes.ts'
import { wallRoutes } from './walls/routes.ts'

export interface AppDeps {
  config: Pick<Config, 'trustProxy' | 'publicUrl' | 'rateLimit'>
  storage: Storage
  scores: Scores
  sessions: Sessions
  passwords: Passwords
  screens: Screens
  fleet: Fleet
  screenAnswers: ScreenAnswers
  identity: ScreenIdentity
  admission: Admission
  maskFinding: MaskFinding
  audit: AuditMaker
  erasures: ErasureKeeper
  feedbackStreams: FeedbackStreams
  requestLog: RequestLog
  sourceErasing: SourceErasing
  rulebooks: Rulebooks
  /** Keeps what senders ask, and lets the rules have their say. */
  judging: Pick<Storage, 'keep'>
  hooks: Hooks
  imports: Imports
  painter: Painter
  /** The folder of the built client, and what names its build. */
  client: { folder: string; build: string }
  letters: Letters
  newId: (now: number) => string
  now: () => number
  timeZone: string
  log: Logger
}

/** The order of everything that answers a request. Intake comes first: it is what must be fast. */
export function createApp(deps: AppDeps): Express {
  const { config, storage, client, admission, requestLog, judging, hooks, log, now } = deps
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.use(createRequestIds())
  app.use(plainAddress)
  const authenticate = createSourceAuthentication({ storage, requestLog, now })
  const rateLimit = createRateLimit(config.rateLimit)
  const judged = { sources: storage.sources, keep: judging.keep }
  app.use(
    '/api/v1',
    intakeRoutes({ storage: judging, authenticate, requestLog, rateLimit, now }),
    requestLog.hearRefusals,
  )
  app.use('/hooks', hookRoutes({ ...hooks, rateLimit, publicUrl: config.publicUrl, now }))
  app.use(healthRoutes({ storage, build: client.build, now }))
  app.use('/api/v1', createGuard(deps.sessions))
  app.use('/api/v1', descriptionRoutes())
  app.use('/api/v1', accountRoutes({ ...deps, publicUrl: config.publicUrl }))
  app.use('/api/v1', dataRoutes(deps))
  app.use('/api/v1/feedback', feedbackStreamRoutes(deps), moderationRoutes(deps))
  app.use('/api/v1/feedback', onWallsRoutes(deps))
  app.use('/api/v1/masks', maskRoutes(deps))
  app.use('/api/v1/rules', ruleRoutes(deps))
  app.use('/api/v1/words', wordRoutes(deps))
  app.use('/api/v1/presets', presetRoutes())
  app.use('/api/v1/sources', deliveryRoutes({ ...deps, ...hooks }), tryRoutes(deps))
  app.use('/api/v1/sources', secretRoutes({ ...deps, publicUrl: config.publicUrl }))
  app.use(
    '/api/v1/sources',
    pulseRoutes(deps),
    sourceRoutes({ ...deps, publicUrl: config.publicUrl }),
    tokenRoutes(deps),
    requestRoutes(deps),
  )
  app.use('/api/v1/sources', testVoiceRoutes({ ...deps, storage: judged }), deleteRoutes(deps))
  app.use('/api/v1/imports', importRoutes(deps))
  app.use('/api/v1/walls', pauseRoutes(deps))
  app.use('/api/v1/walls', wallPreviewRoutes(deps), logoRoutes(deps))
  app.use('/api/v1/walls', linkRoutes({ ...deps, publicUrl: config.publicUrl }))
  app.use('/api/v1/walls', wallRoutes({ ...deps, publicUrl: config.publicUrl }))
  app.use('/api/v1/scores', scoreRoutes(deps))
  app.use('/api/v1/screens', hereRoutes(deps), troubleRoutes(deps))
  app.use('/api/v1/screens', fleetRoutes(deps), commandRoutes(deps))
  app.use('/api/v1/screens', pairingRoutes({ ...deps, publicUrl: config.publicUrl }))
  app.use('/api/v1/audit', auditRoutes(deps))
  app.use('/api', notFound)
  app.use(docsRoutes(deps))
  app.use(logoPages(deps))
  app.use(cardRoutes(deps))
  app.use(letterRoutes(deps.letters))
  app.use(pageRoutes({ folder: client.folder, admitted: admission.ofRequest }))
  app.use(notFound)
  app.use(answerErrors(log))
  return app
}
