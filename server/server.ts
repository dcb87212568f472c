import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { Server } from 'socket.io'
import { prepareFirstOwner } from './accounts/first-owner.ts'
import { createPasswords } from './accounts/password.ts'
import { createSessions } from './accounts/sessions.ts'
import { createApp } from './app.ts'
import { createPainter } from './card/painter.ts'
import type { Config } from './config.ts'
import { createErasureKeeper } from './data/erasure-keeper.ts'
import { createRetentionKeeper } from './data/retention-keeper.ts'
import { createFeedbackStreams } from './feedback-stream/streams.ts'
import { createHooks } from './hooks/hooks.ts'
import { answerBrokenRequests } from './http/broken-requests.ts'
import { readBuilds } from './http/builds.ts'
import { createClientAddress } from './http/client-address.ts'
import { openLetters } from './http/letters.ts'
import { createIds } from './ids.ts'
import { createImports } from './imports/imports.ts'
import { serveDeskSockets } from './live/desk-sockets.ts'
import { servePairSockets } from './live/pair-sockets.ts'
import { createPeople } from './live/people.ts'
import { createPresenceKeeper } from './live/presence-keeper.ts'
import { createScreens } from './live/screens.ts'
import { createWallRooms } from './live/wall-rooms.ts'
import { serveWallSockets } from './live/wall-sockets.ts'
import { createWallsNow } from './live/walls-now.ts'
import { createLog } from './log.ts'
import { createAuditMaker } from './moderation/audit.ts'
import { createMaskFinding } from './moderation/masks/finding.ts'
import { createJudging } from './moderation/rules/judging.ts'
import { createRulebooks } from './moderation/rules/rulebook.ts'
import { createThemeFinder } from './scenes/themes/finder.ts'
import { createScores } from './scores/scores.ts'
import { createScreenAnswers } from './screens/answers.ts'
import { createCloneKeeper } from './screens/clones.ts'
import { createFleetKeeper } from './screens/fleet-keeper.ts'
import { createScreenIdentity } from './screens/identity.ts'
import { createSourceErasing } from './sources/erasing.ts'
import { createRequestLog } from './sources/request-log.ts'
import { openStorage } from './storage/storage.ts'
import { createAdmission } from './walls/admission.ts'

const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url))
const MESSAGE_BYTES = 16_000
const CLOSE_WITHIN_MS = 5_000

export interface RunningServer {
  /** Where it answers on this machine. */
  url: string
  /** Opens the first set-up when there is no owner yet; null when there is one. */
  setupKey: string | null
  close: () => Promise<void>
}

export interface ServerOptions {
  /** Epoch milliseconds; tests put their own clock here. */
  now?: () => number
  /** Called when nothing can be kept any more: only a new start helps. */
  onBroken?: () => void
  /** What a guess costs, where it may be little: tests sign in all the time. */
  passwordCost?: number
  /** What names all pages, instead of what was built: screens that hear of another one load themselves anew. */
  build?: string
}

/**
 * Starts everything on one port. The client must have been built.
 * @throws StorageInUse, ConfigError and what keeps the port from being opened
 */
export async function startServer(
  config: Config,
  { now = Date.now, onBroken, passwordCost, build: named }: ServerOptions = {},
): Promise<RunningServer> {
  const log = createLog(config.logLevel)
  const onError = (error: unknown) => log.error({ err: error }, 'failed')
  const newId = createIds()
  const at = config.databaseUrl ? { url: config.databaseUrl } : { folder: config.data }
  const storage = await openStorage({
    ...{ at, newId, now, onError },
    onBroken(error) {
      log.fatal({ err: error }, 'the storage is gone')
      onBroken?.()
    },
  })
  const instance = randomBytes(6).toString('base64url')
  const letters = openLetters()
  const builds = readBuilds({ folder: CLIENT, letters, named })
  const { publicUrl } = config
  const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const audit = createAuditMaker({ newId, now })
  const scores = createScores(storage)
  const themeFinder = createThemeFinder({ storage, onError })
  const passwords = createPasswords(passwordCost)
  const sessions = createSessions({ storage, publicUrl, newId, now })
  const admission = createAdmission({ storage, sessions, publicUrl })
  const identity = createScreenIdentity({ storage, publicUrl, now })
  const presence = createPresenceKeeper({ storage, instance, now, onError })
  const screens = createScreens({ presence, now })
  const people = createPeople({ presence })
  const fleet = createFleetKeeper({ storage, screens, newId, now, onError })
  const wallsNow = createWallsNow({ storage, scores, screens, now, views: () => walls.views() })
  const screenAnswers = createScreenAnswers({ fleet, screens, wallsNow })

  const erasures = createErasureKeeper({ storage, now, onError })
  const requestLog = createRequestLog({ storage, newId, now, onError })
  const sourceErasing = createSourceErasing({ storage, audit, now, onError })
  const feedbackStreams = createFeedbackStreams({ storage, sessions, onError })
  const retention = createRetentionKeeper({ storage, audit, now, onError })

  const maskFinding = createMaskFinding({ storage, now, onError })

  const rulebooks = createRulebooks({ storage })
  const judging = createJudging({ storage, rulebooks })
  const hooks = createHooks({ storage, judging, newId, now, onError })
  const imports = createImports({
    ...{ storage, judging, audit, instance, now, onError },
    folder: config.data,
  })

  const painter = createPainter()
  const client = { folder: CLIENT, build: builds.all }
  const app = createApp({
    ...{
      config,
      storage,
      scores,
      sessions,
      passwords,
      screens,
      fleet,
      screenAnswers,
      identity,
      admission,
      audit,
      erasures,
      feedbackStreams,
      requestLog,
      sourceErasing,
      maskFinding,
      rulebooks,
      judging,
      hooks,
      imports,
      painter,
      client,
      letters,
      newId,
      now,
      timeZone,
      log,
    },
  })
  const addressOf = createClientAddress(app.get('trust proxy fn'))
  const http = createServer({ shouldUpgradeCallback: isOurSocket }, app)
  answerBrokenRequests(http)
  const io = new Server(http, {
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: MESSAGE_BYTES,
    transports: ['websocket', 'polling'],
    connectTimeout: 10_000,
  })
  const desk = serveDeskSockets({
    ...{ io, storage, sessions, presence, screens, people, fleet, wallsNow, publicUrl, builds, now, onError },
  })
  const walls = serveWallSockets({
    ...{ io, storage, screens, addressOf, build: builds.wall, newId, now, onError },
    onTold: desk.wallsChanged,
    admit: admission.ofHandshake,
    linkOf: admission.linkOf,
    identify: identity.ofHandshake,
    openRooms: (how) => createWallRooms({ storage, scores, themeFinder, instance, now, onError, ...how }),
  })

  const clones = createCloneKeeper({ storage, screens, newId, now, onError })
  const pairs = servePairSockets({
    ...{ io, storage, instance, addressOf, publicUrl, timeZone, build: builds.wall, now, log, onError },
  })

  const setupKey = await prepareFirstOwner({ storage, passwords, admin: config.admin, audit, newId, now })
  http.listen(config.port, config.host)
  try {
    await once(http, 'listening')
  } catch (error) {
    await storage.close()
    throw error
  }
  const { port } = http.address() as AddressInfo
  log.info({ port, build: builds.all }, 'listening')
  erasures.start()
  retention.start()
  sourceErasing.look()
  maskFinding.begin()
  hooks.start()
  imports.start()

  let closing: Promise<void> | undefined
  return {
    url: `http://localhost:${port}`,
    setupKey,
    close: () => (closing ??= close()),
  }

  async function close(): Promise<void> {
    // Who sends on and on over one connection is answered once more, and finds the door closed after that.
    http.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'))
    erasures.close()
    await retention.close()
    await fleet.close()
    walls.close()
    await pairs.close()
    await clones.close()
    desk.close()
    feedbackStreams.close()
    setTimeout(() => http.closeAllConnections(), CLOSE_WITHIN_MS).unref()
    http.closeIdleConnections()
    await io.close()
    await themeFinder.close()
    await presence.close()
    await sourceErasing.close()
    await maskFinding.close()
    await hooks.close()
    await imports.close()
    await painter.close()
    await requestLog.flush()
    await storage.close()
  }
}

/**
 * Some clients offer HTTP/2 on each plain connection, as Java's own does: theirs are requests like any other, which
 * nobody would answer once they had been upgraded.
 */
function isOurSocket({ url = '', headers }: IncomingMessage): boolean {
  return url.startsWith('/socket.io/') && headers.upgrade?.toLowerCase() === 'websocket'
}
