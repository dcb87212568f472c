import type { Namespace, Server, Socket } from 'socket.io'
import * as v from 'valibot'
import {
  type DeskClientToServer,
  type DeskServerToClient,
  TICK_EVERY,
  type WallNow,
} from '../../shared/protocol.ts'
import { isOwnOrigin } from '../accounts/origin.ts'
import type { Sessions } from '../accounts/sessions.ts'
import type { Builds } from '../http/builds.ts'
import { wellFormed } from '../intake/text.ts'
import type { Fleet } from '../screens/fleet-keeper.ts'
import type { Account } from '../storage/accounts.ts'
import type { Storage } from '../storage/storage.ts'
import { createDeskFeed } from './desk-feed.ts'
import { createDoorkeeper } from './doorkeeper.ts'
import { Refused } from './handshake.ts'
import { createMessageBudget } from './message-budget.ts'
import type { People } from './people.ts'
import type { PresenceKeeper } from './presence-keeper.ts'
import type { Screens } from './screens.ts'
import { createScreensTeller } from './screens-teller.ts'
import { createTeller } from './teller.ts'

const MESSAGES_A_SECOND = 20
const BETWEEN_STATES_MS = 100
const BETWEEN_ALARMS_MS = 1_000
const HEARS_SCREENS = 'hears-screens'

interface DeskDeps {
  io: Server
  storage: Pick<Storage, 'changes' | 'feedback' | 'maskRules' | 'onCommit' | 'revision'>
  sessions: Sessions
  presence: PresenceKeeper
  screens: Screens
  people: People
  fleet: Pick<Fleet, 'missing' | 'onLook'>
  wallsNow: () => Promise<WallNow[]>
  publicUrl: string | undefined
  builds: Pick<Builds, 'wall' | 'admin'>
  now: () => number
  onError: (error: unknown) => void
  /** Milliseconds; tests do not wait as long. */
  tickEvery?: number
}

interface SocketData {
  account: Account
  changes: number
}

export type Desk = Namespace<DeskClientToServer, DeskServerToClient, Record<string, never>, SocketData>
export type DeskSocket = Socket<DeskClientToServer, DeskServerToClient, Record<string, never>, SocketData>

const Entry = v.nullable(v.pipe(v.string(), v.maxLength(100), v.transform(wellFormed)))

/** Tells signed-in people at once what changed in the feed, on the screens and at the other desks. */
export function serveDeskSockets(deps: DeskDeps) {
  const { io, storage, sessions, presence, screens, people, wallsNow, builds, now, onError } = deps
  const { publicUrl, fleet, tickEvery = TICK_EVERY } = deps
  const desk = io.of('/desk') as Desk
  const wanted = () => desk.sockets.size > 0
  const common = { every: BETWEEN_STATES_MS, wanted, onError }
  const tellers = {
    screens: createScreensTeller({
      ...{ wanted, onError, read: screens.all },
      tell: (change) => desk.to(HEARS_SCREENS).emit('screens:changed', change),
    }),
    people: createTeller({ ...common, read: people.all, tell: (all) => desk.emit('desk:people', all) }),
    walls: createTeller({ ...common, read: wallsNow, tell: (walls) => desk.emit('walls:now', walls) }),
  }
  let anyMissing = false
  const missing = createTeller({
    ...{ every: BETWEEN_ALARMS_MS, wanted, onError, read: fleet.missing },
    tell(all) {
      anyMissing = all.length > 0
      desk.emit('screens:missing', all)
    },
  })
  const feed = createDeskFeed({ desk, storage, onError })
  const door = createDoorkeeper<DeskSocket>({
    ...{ onCommit: storage.onCommit, onError },
    guests: () => desk.sockets.values(),
    pass: ({ request }) => String(request.headers.cookie),
    mayStay,
    sendAway: (socket) => socket.disconnect(true),
  })

  /** What somebody may may have become another thing: they come back and are told accordingly. */
  async function mayStay({ request, data }: DeskSocket): Promise<boolean> {
    const account = await sessions.accountOf(request.headers)
    return account?.role === data.account.role && account.personalData === data.account.personalData
  }

  desk.use((socket, next) => {
    const { headers } = socket.request
    if (!isOwnOrigin(headers, publicUrl)) return next(new Refused('not_allowed'))
    const changes = door.changes()
    sessions.accountOf(headers).then(
      (account) => {
        if (!account) return next(new Refused('not_allowed'))
        socket.data = { account, changes }
        next()
      },
      (error) => {
        onError(error)
        next(new Refused('failed'))
      },
    )
  })

  desk.on('connection', (socket) => {
    const { account, changes } = socket.data
    const mayHear = createMessageBudget(MESSAGES_A_SECOND, now)
    door.entered(changes)
    feed.entered(socket)
    people.came(socket.id, { account: account.id, email: account.email })
    socket.on('disconnect', () => people.left(socket.id))
    socket.on('desk:looking', (given: unknown) => {
      const entry = v.safeParse(Entry, given)
      if (entry.success && mayHear()) people.looks(socket.id, entry.output)
    })
    welcome(socket).catch(onError)
  })

  function tickAt(revision: number) {
    return { serverTime: now(), revision, build: builds.admin, wallBuild: builds.wall }
  }

  async function welcome(socket: DeskSocket): Promise<void> {
    const revision = await storage.revision()
    feed.begin(revision)
    socket.emit('server:tick', tickAt(revision))
    await tellers.screens.begin((whole) => {
      socket.emit('screens:changed', whole)
      socket.join(HEARS_SCREENS)
    })
    socket.emit('screens:missing', await fleet.missing())
    socket.emit('walls:now', await wallsNow())
    socket.emit('desk:people', await people.all())
  }

  const stops = [
    presence.onChange(() => {
      for (const teller of Object.values(tellers)) teller.soon()
      // Who was missing may be back; who is, the fleet's own looks tell.
      if (anyMissing) missing.soon()
    }),
    fleet.onLook(missing.soon),
    storage.onCommit(({ screens }) => {
      if (screens.length > 0) missing.soon()
    }),
    storage.onCommit(({ turns, hides, settings, pauses }) => {
      if (turns.length > 0 || hides || settings || pauses.length > 0) tellers.walls.soon()
    }),
  ]

  /** A session may run out while its page stays open. */
  const ticking = setInterval(() => {
    if (!wanted()) return
    desk.emit('server:tick', tickAt(feed.newest()))
    tellers.walls.soon()
    door.look()
  }, tickEvery).unref()

  return {
    /** Looks what the walls show now. */
    wallsChanged: () => tellers.walls.soon(),
    close(): void {
      clearInterval(ticking)
      door.close()
      feed.close()
      missing.close()
      for (const teller of Object.values(tellers)) teller.close()
      for (const stop of stops) stop()
    },
  }
}
