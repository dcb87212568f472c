import { type LiveError, PROTOCOL, type WallHandshake } from '../../shared/protocol.ts'
import type { WallAddress } from './address.ts'
import { makeServerClock, type ServerClock } from './clock.ts'
import { makeAcknowledger } from './drawn.ts'
import { type Editions, makeEditions, type Resumed } from './editions.ts'
import { makeLink } from './link.ts'
import { listen } from './listen.ts'
import { readRefusal } from './refusal.ts'
import { makeReloader, type Reloader } from './reload.ts'
import { makeRetry, openSocket, type Retry, type WallSocket } from './socket.ts'
import { createWallStore, type LiveWall, type WallStore } from './store.ts'

const ANSWER_WITHIN = 10_000

export interface JoinedWall {
  wall: LiveWall
  clock: ServerClock
}

/** Connects this page to its wall and keeps it there for as long as the page lives. */
export function joinWall({ address, page }: { address: WallAddress; page: Window }): JoinedWall {
  const monotonic = () => performance.now()
  const random = () => Math.random()
  const clock = makeServerClock({ monotonic })
  const store = createWallStore()
  const socket = openSocket({ random, hello: () => helloOf(address, editions.edition()) })
  const retry = makeRetry({ socket, random })
  const drawn = makeAcknowledger({
    page,
    revision: () => editions.revision(),
    send: (message) => socket.connected && socket.emit('wall:drawn', message),
  })
  const reopen = () => void socket.disconnect().connect()
  const link = makeLink({ clock, monotonic, tell: store.setLink, reopen })
  const editions = makeEditions({
    ask: (edition, answer) => askFor(socket, edition, answer),
    changed: ({ view }) => {
      store.show(view)
      link.heard(true)
      drawn.again()
    },
  })
  const reloader = makeReloader({ page, within: address.reloadWithin, random })

  const refused = (refusal: LiveError | null) => onRefused({ refusal, editions, store, reloader, retry })

  listen({ socket, clock, editions, link, retry, drawn, refused, watchBuild: makeBuildWatch(reloader) })
  socket.on('connect_error', (error) => {
    if (!socket.active) refused(readRefusal(error))
  })
  page.setInterval(link.check, 1_000)
  page.document.addEventListener('visibilitychange', () => {
    link.check()
    drawn.again()
  })
  socket.connect()
  return { wall: store.wall, clock }
}

function helloOf({ wall, key }: WallAddress, edition: string | null): WallHandshake {
  return {
    protocol: PROTOCOL,
    wall,
    ...(key === null ? {} : { key }),
    ...(edition === null ? {} : { edition }),
  }
}

function askFor(socket: WallSocket, edition: string | null, answer: (resumed: Resumed | null) => void): void {
  socket
    .timeout(ANSWER_WITHIN)
    .emit('wall:resume', edition, (error, resumed) => answer(error ? null : resumed))
}

/** The build that a page is of is the one of the first tick it hears. */
function makeBuildWatch(reloader: Reloader): (build: string) => void {
  let own: string | null = null
  return (build) => {
    own ??= build
    if (build !== own) reloader.reloadSoon()
  }
}

interface Refused {
  refusal: LiveError | null
  editions: Editions
  store: WallStore
  reloader: Reloader
  retry: Retry
}

/** Socket.IO does not come back from a refusal by itself; an admin may heal it without going to each TV. */
function onRefused({ refusal, editions, store, reloader, retry }: Refused): void {
  if (refusal === 'old_protocol') reloader.reloadSoon()
  if (refusal === 'not_allowed') {
    editions.forget()
    store.refuse(refusal)
    retry.askAgainLater()
  } else retry.connectLater()
}
