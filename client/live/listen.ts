import type { LiveError } from '../../shared/protocol.ts'
import type { ServerClock } from './clock.ts'
import type { Acknowledger } from './drawn.ts'
import type { Editions } from './editions.ts'
import type { Link } from './link.ts'
import type { Retry, WallSocket } from './socket.ts'

export interface Listeners {
  socket: WallSocket
  clock: ServerClock
  editions: Editions
  link: Link
  retry: Retry
  drawn: Acknowledger
  /** Told that this page may not see its wall any more. */
  refused: (error: LiveError) => void
  /** Told the build of the server's pages at each tick. */
  watchBuild: (build: string) => void
}

/** What each event of the connection means to a wall's page. */
export function listen({
  socket,
  clock,
  editions,
  link,
  retry,
  drawn,
  refused,
  watchBuild,
}: Listeners): void {
  let greeted = false
  let sentAway = false
  socket.on('connect', () => {
    sentAway = false
    clock.startOver()
    retry.reset()
    link.heard(false)
    greeted = false
  })
  socket.on('wall:snapshot', (snapshot) => {
    clock.hear(snapshot.serverTime)
    editions.snapshot(snapshot)
  })
  socket.on('wall:patch', (patch) => {
    clock.hear(patch.serverTime)
    editions.patch(patch)
  })
  socket.on('server:tick', (tick) => {
    clock.hear(tick.serverTime)
    watchBuild(tick.build)
    const current = editions.has(tick.edition)
    link.heard(current)
    // A screen that came back with nothing missed has drawn it all long ago, which the server cannot know.
    if (current && !greeted) drawn.again()
    greeted = greeted || current
  })
  socket.on('server:refused', ({ error }) => {
    sentAway = true
    refused(error)
  })
  socket.on('server:bye', ({ reconnectInMs }) => retry.after(reconnectInMs))
  socket.on('disconnect', (reason) => {
    editions.lost()
    link.lost()
    // Socket.IO comes back alone from all ends but this one.
    if (reason === 'io server disconnect' && !sentAway) retry.connectLater()
  })
}
