import { createSignal } from 'solid-js'
import type { Feedback } from '../../../shared/feedback.ts'
import { STALE_AFTER } from '../../../shared/protocol.ts'
import { makeServerClock } from '../clock.ts'
import { readRefusal } from '../refusal.ts'
import { type DeskScreen, screensAfter } from './screens.ts'
import { openDeskSocket } from './socket.ts'

const LOOK_EVERY = 5_000
const ASK_AGAIN = 10_000

export type DeskConnection = 'opening' | 'live' | 'lost'

interface DeskNeeds {
  page: Window
  /** The server does not let this browser in. */
  onRefused: () => void
  /** Entries that changed or came. */
  onChanged: (items: Feedback[]) => void
  /** Something may have been missed: what is on the page has to be asked for again. */
  onGap: () => void
}

export type Desk = ReturnType<typeof joinDesk>

/** The admin app's connection: what happens in the feed and on the screens, as it happens. */
export function joinDesk({ page, onRefused, onChanged, onGap }: DeskNeeds) {
  const monotonic = () => performance.now()
  const clock = makeServerClock({ monotonic })
  const now = () => clock.now() || Date.now()
  const [connection, setConnection] = createSignal<DeskConnection>('opening')
  const [lostAt, setLostAt] = createSignal<number | null>(null)
  const [screens, setScreens] = createSignal<readonly DeskScreen[]>([])
  const [build, setBuild] = createSignal<string | null>(null)
  const [outdated, setOutdated] = createSignal(false)
  const socket = openDeskSocket()
  let heardAt = monotonic()

  function lose(): void {
    if (connection() !== 'lost') setLostAt(now())
    setConnection('lost')
  }

  socket.on('connect', () => {
    clock.startOver()
    heardAt = monotonic()
    setConnection('live')
    setLostAt(null)
    onGap()
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return
    lose()
    if (reason === 'io server disconnect') page.setTimeout(() => socket.connect(), ASK_AGAIN)
  })
  socket.on('connect_error', (error) => {
    lose()
    // Without a server Socket.IO tries again by itself; a refusal ends that.
    if (socket.active) return
    if (readRefusal(error) === 'not_allowed') onRefused()
    page.setTimeout(() => socket.connect(), ASK_AGAIN)
  })
  socket.on('server:tick', (tick) => {
    heardAt = monotonic()
    clock.hear(tick.serverTime)
    if (build() === null) setBuild(tick.build)
    setOutdated(tick.build !== build())
  })
  socket.on('screens:changed', (told) => {
    heardAt = monotonic()
    setScreens((before) => screensAfter(before, told.screens, heardAt))
  })
  socket.on('feed:changed', ({ items, more }) => {
    heardAt = monotonic()
    onChanged(items)
    if (more) onGap()
  })
  const watch = page.setInterval(() => {
    if (!socket.connected || monotonic() - heardAt < STALE_AFTER) return
    lose()
    heardAt = monotonic()
    socket.disconnect().connect()
  }, LOOK_EVERY)

  return {
    connection,
    /** Since when there is no connection, in the server's time. */
    lostAt,
    screens,
    /** Whether the server has a newer build of this page. */
    outdated,
    /** The server's time, epoch milliseconds. */
    now,
    connect: () => void socket.connect(),
    leave(): void {
      page.clearInterval(watch)
      socket.disconnect()
    },
  }
}
