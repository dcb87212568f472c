import type { Namespace, Server } from 'socket.io'
import { type DeskClientToServer, type DeskServerToClient, TICK_EVERY } from '../../shared/protocol.ts'
import { isOwnOrigin } from '../accounts/origin.ts'
import type { Sessions } from '../accounts/sessions.ts'
import { toFeedback } from '../storage/rows.ts'
import type { Storage } from '../storage/storage.ts'
import { Refused } from './handshake.ts'
import type { Screens } from './screens.ts'

const BETWEEN_MESSAGES_MS = 250
const ENTRIES_AT_ONCE = 100
const TRY_AGAIN_MS = 1_000

interface DeskDeps {
  io: Server
  storage: Pick<Storage, 'feedback' | 'onCommit' | 'revision'>
  sessions: Sessions
  screens: Screens
  publicUrl: string | undefined
  build: string
  now: () => number
  onError: (error: unknown) => void
  /** Milliseconds; tests do not wait as long. */
  tickEvery?: number
}

type Desk = Namespace<DeskClientToServer, DeskServerToClient>

/** Tells signed-in people at once what changed in the feed and which screens have drawn it. */
export function serveDeskSockets(deps: DeskDeps) {
  const { io, storage, sessions, screens, publicUrl, build, now, onError, tickEvery = TICK_EVERY } = deps
  const desk = io.of('/desk') as Desk
  let told = 0
  let newest = 0
  let timer: NodeJS.Timeout | undefined
  let closed = false

  desk.use((socket, next) => {
    const { headers } = socket.request
    if (!isOwnOrigin(headers, publicUrl)) return next(new Refused('not_allowed'))
    sessions.accountOf(headers).then(
      (account) => next(account ? undefined : new Refused('not_allowed')),
      (error) => {
        onError(error)
        next(new Refused('failed'))
      },
    )
  })

  desk.on('connection', (socket) => {
    welcome(socket.id).catch(onError)
  })

  async function welcome(id: string): Promise<void> {
    const revision = await storage.revision()
    newest = Math.max(newest, revision)
    if (told === 0) told = revision
    desk.to(id).emit('server:tick', { serverTime: now(), revision, build })
    desk.to(id).emit('screens:changed', { screens: await screens.all() })
  }

  const stopListening = storage.onCommit((commit) => {
    if (desk.sockets.size === 0) {
      told = commit.revision
    } else if (commit.feedback) {
      newest = Math.max(newest, commit.revision)
      tellIn(BETWEEN_MESSAGES_MS)
    }
  })

  function tellIn(ms: number): void {
    if (!closed) timer ??= setTimeout(tell, ms).unref()
  }

  function tell(): void {
    timer = undefined
    const to = newest
    const after = told
    told = to
    storage.feedback
      .changed(after, to, ENTRIES_AT_ONCE + 1)
      .then((rows) => {
        const items = rows.slice(0, ENTRIES_AT_ONCE).map(toFeedback)
        desk.emit('feed:changed', { revision: to, items, more: rows.length > ENTRIES_AT_ONCE })
      })
      .catch((error) => {
        onError(error)
        told = Math.min(told, after)
        tellIn(TRY_AGAIN_MS)
      })
  }

  /** A session may end while its page stays open. */
  async function sendAwayEnded(): Promise<void> {
    for (const socket of [...desk.sockets.values()]) {
      if (!(await sessions.accountOf(socket.request.headers))) socket.disconnect(true)
    }
  }

  const ticking = setInterval(() => {
    if (desk.sockets.size === 0) return
    desk.emit('server:tick', { serverTime: now(), revision: newest, build })
    sendAwayEnded().catch(onError)
  }, tickEvery).unref()

  return {
    /** Tells which screens there are now. */
    screensChanged(): void {
      if (desk.sockets.size === 0) return
      screens.all().then((all) => desk.emit('screens:changed', { screens: all }), onError)
    },
    close(): void {
      closed = true
      clearInterval(ticking)
      clearTimeout(timer)
      stopListening()
    },
  }
}
