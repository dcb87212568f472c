import { createSignal } from 'solid-js'
import type { Feedback } from '../../../shared/feedback.ts'
import { withChange } from '../../../shared/present-screens.ts'
import { type DeskPerson, type MissingScreen, STALE_AFTER, type WallNow } from '../../../shared/protocol.ts'
import { makeServerClock } from '../clock.ts'
import { readRefusal } from '../refusal.ts'
import { makeLooking } from './looking.ts'
import { type DeskScreen, onOwnClock } from './screens.ts'
import { openDeskSocket } from './socket.ts'

const LOOK_EVERY = 5_000
const ASK_AGAIN = 10_000
const COME_BACK = 200

export type DeskConnection = 'opening' | 'live' | 'lost'

interface DeskNeeds {
  page: Window
  /** The server does not let this browser in. */
  onRefused: () => void
  /** Entries that changed or came. */
  onChanged: (items: Feedback[]) => void
  /** Some of what is on the page is no more; which, the server knows. */
  onRemoved: () => void
  /** Something may have been missed: what is on the page has to be asked for again. */
  onGap: () => void
}

export type Desk = ReturnType<typeof joinDesk>

/** The admin app's connection: what happens in the feed and on the screens, as it happens. */
export function joinDesk({ page, onRefused, onChanged, onRemoved, onGap }: DeskNeeds) {
  const monotonic = () => performance.now()
  const clock = makeServerClock({ monotonic })
  const now = () => clock.now() || Date.now()
  const [connection, setConnection] = createSignal<DeskConnection>('opening')
  const [lostAt, setLostAt] = createSignal<number | null>(null)
  const [screens, setScreens] = createSignal<readonly DeskScreen[]>([])
  const [missing, setMissing] = createSignal<readonly MissingScreen[]>([])
  const [people, setPeople] = createSignal<readonly DeskPerson[]>([])
  const [wallsNow, setWallsNow] = createSignal<readonly WallNow[]>([])
  const [build, setBuild] = createSignal<string | null>(null)
  const [wallBuild, setWallBuild] = createSignal<string | null>(null)
  const [outdated, setOutdated] = createSignal(false)
  const socket = openDeskSocket()
  const looking = makeLooking({
    page,
    tell: (entry) => socket.connected && socket.emit('desk:looking', entry),
  })
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
    looking.again()
    onGap()
  })
  socket.on('disconnect', (reason) => {
    if (reason === 'io client disconnect') return
    lose()
    // Sent away: what this person may has changed. Whether anything is left shows when they come back.
    if (reason === 'io server disconnect') page.setTimeout(() => socket.connect(), COME_BACK)
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
    setWallBuild(tick.wallBuild)
    setOutdated(tick.build !== build())
  })
  socket.on('screens:changed', (told) => {
    heardAt = monotonic()
    setScreens(withChange(screens(), onOwnClock(told, now() - heardAt)))
  })
  socket.on('screens:missing', (told) => {
    heardAt = monotonic()
    setMissing(told)
  })
  socket.on('desk:people', (told) => {
    heardAt = monotonic()
    setPeople(told)
  })
  socket.on('walls:now', (told) => {
    heardAt = monotonic()
    setWallsNow(told)
  })
  socket.on('feed:changed', ({ items, more, removed }) => {
    heardAt = monotonic()
    onChanged(items)
    if (removed) onRemoved()
    else if (more) onGap()
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
    /** Paired screens that should be on and are not. */
    missing,
    /** Who is at a desk now, oneself too; somebody who looks at several entries is there for each. */
    people,
    /** What each wall shows right now. */
    wallsNow,
    /** Tells the others which entry is before this person's eyes; null for none. */
    look: looking.look,
    /** The build of the wall's page that the server has now. */
    wallBuild,
    /** Whether the server has a newer build of this page. */
    outdated,
    /** The server's time, epoch milliseconds. */
    now,
    connect: () => void socket.connect(),
    leave(): void {
      page.clearInterval(watch)
      looking.stop()
      socket.disconnect()
    },
  }
}
