import { type LiveError, PROTOCOL, type WallHandshake } from '../../shared/protocol.ts'
import { makeServerClock, type ServerClock } from './clock.ts'
import { makeAcknowledger } from './drawn.ts'
import { makeEditions, type Resumed } from './editions.ts'
import { makeFrameWatch } from './frames.ts'
import { makeLink } from './link.ts'
import { listen } from './listen.ts'
import { readRefusal } from './refusal.ts'
import { makeReloader, type Reloader } from './reload.ts'
import { type AsScreen, listenAsScreen } from './screen-events.ts'
import { deviceOf, makeStatsTeller } from './screen-stats.ts'
import { makeRetry, openSocket, type Retry, type WallSocket } from './socket.ts'
import { createWallStore, type LiveWall, type Refusal } from './store.ts'
import { watchTrouble } from './trouble.ts'
import { keepUp } from './upkeep.ts'

const ANSWER_WITHIN = 10_000

export interface JoinedWall {
  wall: LiveWall
  clock: ServerClock
}

/** What a page says of itself: the wall that it opens, or the screen that it is. */
export type Who = Pick<WallHandshake, 'wall' | 'key' | 'screen'>

export interface Joining {
  page: Window
  /** Resolves once the page draws: it may be connected before its letters are there. */
  begins: Promise<unknown>
  who: () => Who
  /** The longest wait before a new build is loaded, milliseconds. */
  within: number
  /** Only for a page that is a screen of its own. */
  screen?: AsScreen
}

export interface WallConnection extends JoinedWall {
  reloader: Reloader
  builds: BuildWatch
  /** Connects, or does so anew, as whoever it is now. */
  connect(): void
  /** The same as somebody else, or as itself with another key: what it has may be shown on. */
  rejoin(): void
  /** Hangs up. What it has is not its to show any more. */
  leave(): void
  /** Says that it may not see its wall, and asks again by and by. */
  refuse(error: Refusal): void
}

/** Connects this page to its wall and keeps it there for as long as the page lives. */
export function joinWall({ page, begins, who, within, screen }: Joining): WallConnection {
  const monotonic = () => performance.now()
  const random = () => Math.random()
  const clock = makeServerClock({ monotonic })
  const store = createWallStore()
  const hello = () => helloOf({ page, who: who(), edition: editions.edition() })
  const socket = openSocket({ random, hello })
  const retry = makeRetry({ socket, random })
  const drawn = makeAcknowledger({
    ...{ page, begins },
    revision: () => editions.revision(),
    send: (message) => socket.connected && socket.emit('wall:drawn', message),
  })
  const reopen = () => void socket.disconnect().connect()
  const link = makeLink({ clock, monotonic, tell: store.setLink, reopen })
  const frames = makeFrameWatch({ page, monotonic })
  const reloader = makeReloader({ page, within, random })
  const builds = makeBuildWatch(reloader)
  const stats = makeStatsTeller({
    ...{ page, socket, clock, monotonic, random },
    frames: frames.frames,
    build: builds.own,
  })
  const arrival = onEachNew(() => frames.watch(stats.watched))
  const editions = makeEditions({
    ask: (edition, answer) => askFor(socket, edition, answer),
    changed: ({ view }) => {
      store.show(view)
      link.heard(true)
      drawn.again()
      arrival(view.turn?.k ?? 0)
    },
  })
  const leave = () => {
    retry.cancel()
    socket.disconnect()
    link.rest()
    editions.forget()
    store.clear()
  }
  const connection: WallConnection = {
    ...{ wall: store.wall, clock, reloader, builds, leave },
    connect() {
      link.expect()
      socket.connect()
    },
    rejoin() {
      socket.disconnect()
      connection.connect()
    },
    refuse(error) {
      editions.forget()
      store.refuse(error)
      link.turnedAway()
      if (error === 'no_wall') retry.askAgainSoon()
      else retry.askAgainLater()
    },
  }
  const refused = (refusal: LiveError | null) => onRefused({ refusal, connection, retry, screen })

  listen({ socket, clock, editions, link, retry, drawn, refused, watchBuild: builds.hear })
  socket.on('connect', stats.joined)
  socket.on('disconnect', stats.left)
  const moved = () => {
    leave()
    connection.connect()
  }
  if (screen) listenAsScreen({ socket, store, reloader, screen, moved })
  socket.on('connect_error', (error) => {
    if (!socket.active) refused(readRefusal(error))
  })
  const { wall } = store
  keepUp(
    { page, clock, reloader },
    {
      link,
      connection: () => wall.connection,
      day: () => wall.view && { timeZone: wall.view.timeZone, closedAt: wall.view.day.closedAt },
      reopen: () => socket.active && reopen(),
      setDoor: store.setDoor,
    },
  )
  watchTrouble({ page, reloadSoon: reloader.reloadSoon })
  page.document.addEventListener('visibilitychange', () => {
    link.check()
    drawn.again()
  })
  return connection
}

/** Called with each number there is; acts on all that differ from the one before. */
function onEachNew(act: () => void): (k: number) => void {
  let before: number | null = null
  return (k) => {
    if (before !== null && k !== before) act()
    before = k
  }
}

function helloOf({ page, who, edition }: { page: Window; who: Who; edition: string | null }): WallHandshake {
  const known = edition === null ? {} : { edition }
  return {
    protocol: PROTOCOL,
    ...who,
    ...known,
    device: deviceOf(page),
    up: Math.round(page.performance.now()),
  }
}

function askFor(socket: WallSocket, edition: string | null, answer: (resumed: Resumed | null) => void): void {
  socket
    .timeout(ANSWER_WITHIN)
    .emit('wall:resume', edition, (error, resumed) => answer(error ? null : resumed))
}

export interface BuildWatch {
  hear(build: string): void
  /** The build that this page is of; null until it is known. */
  own(): string | null
}

/** The build that a page is of is the one of the first tick it hears. */
function makeBuildWatch(reloader: Reloader): BuildWatch {
  let own: string | null = null
  return {
    hear(build) {
      own ??= build
      if (build !== own) reloader.reloadSoon()
    },
    own: () => own,
  }
}

interface Refused {
  refusal: LiveError | null
  connection: WallConnection
  retry: Retry
  screen: AsScreen | undefined
}

/** Socket.IO does not come back from a refusal by itself; an admin may heal it without going to each TV. */
function onRefused({ refusal, connection, retry, screen }: Refused): void {
  if (refusal === 'old_protocol') connection.reloader.reloadSoon()
  if (refusal === 'unpaired' && screen) screen.unpaired()
  else if (refusal === 'not_allowed') connection.refuse(screen ? 'no_wall' : refusal)
  else retry.connectLater()
}
