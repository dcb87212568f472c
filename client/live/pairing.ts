import { createStore } from 'solid-js/store'
import { type LiveError, type PairHandshake, type PairingOffer, PROTOCOL } from '../../shared/protocol.ts'
import type { ServerClock } from './clock.ts'
import type { Door } from './current-page.ts'
import type { Connection } from './freshness.ts'
import { type Link, makeLink } from './link.ts'
import { readRefusal } from './refusal.ts'
import type { Reloader } from './reload.ts'
import { deviceOf } from './screen-stats.ts'
import { makeRetry, openPairSocket, type PairSocket, type Retry } from './socket.ts'
import { keepUp } from './upkeep.ts'

/** All that the pairing page draws from. */
export interface LivePairing {
  /** Null until the server has given a code. */
  offer: PairingOffer | null
  connection: Connection | null
  /** Server time of the last sign of the server while its connection is lost, else null. */
  lostAt: number | null
  /** While it has lost its server: what stands in its place, as far as that was found out. */
  door: Door | null
  refused: LiveError | null
  /** Who this screen has just become. */
  paired: { name: string; wallName: string } | null
}

export interface Pairing {
  state: LivePairing
  /** Asks for a code, and goes on showing one until it is confirmed. */
  open(): void
  close(): void
}

export interface PairingNeeds {
  page: Window
  clock: ServerClock
  /** Told the build of the server's pages at each tick. */
  watchBuild: (build: string) => void
  reloader: Reloader
  /** An admin has confirmed: this is the screen's key from now on. */
  paired: (key: string) => void
}

/** The connection of a page that is no screen yet. */
export function makePairing({ page, clock, watchBuild, reloader, paired }: PairingNeeds): Pairing {
  const random = () => Math.random()
  const [state, set] = createStore<LivePairing>({
    ...{ offer: null, refused: null, paired: null },
    ...{ connection: null, lostAt: null, door: null },
  })
  const socket = openPairSocket({ random, hello: () => helloOf(page, state.offer) })
  const retry = makeRetry({ socket, random })
  const reopen = () => void socket.disconnect().connect()
  const link = makeLink({
    ...{ clock, monotonic: () => page.performance.now() },
    tell: (told) => set(told),
    reopen,
  })
  link.rest()
  const close = () => {
    retry.cancel()
    socket.disconnect()
    link.rest()
  }
  keepUp(
    { page, clock, reloader },
    {
      link,
      connection: () => state.connection,
      day: () => state.offer && { timeZone: state.offer.timeZone, closedAt: null },
      reopen: () => socket.active && reopen(),
      setDoor: (door) => set('door', door),
    },
  )
  listen({ socket, clock, link, retry, watchBuild })
  socket.on('pair:code', (offer) => {
    clock.hear(offer.serverTime)
    link.heard(true)
    set({ offer, refused: null })
  })
  socket.on('pair:paired', ({ token, name, wallName }) => {
    close()
    set('paired', { name, wallName })
    paired(token)
  })
  socket.on('connect_error', (error) => {
    if (socket.active) return
    const refused = readRefusal(error)
    set('refused', refused)
    if (refused === 'old_protocol') reloader.reloadSoon()
    if (!isFull(refused)) return retry.connectLater()
    if (state.offer === null) link.turnedAway()
    retry.askAgainLater()
  })
  return {
    state,
    close,
    open() {
      close()
      set({ offer: null, refused: null, paired: null })
      link.expect()
      socket.connect()
    },
  }
}

/** Whether it has to wait for others to be paired: pages that do so come less often. */
function isFull(refused: LiveError | null): boolean {
  return refused === 'too_many' || refused === 'unknown_proxy'
}

/** With the pairing that it had, a page goes on with the code that somebody may be typing. */
function helloOf(page: Window, offer: PairingOffer | null): PairHandshake {
  return { protocol: PROTOCOL, device: deviceOf(page), ...(offer ? { pairing: offer.pairing } : {}) }
}

interface Listeners extends Pick<PairingNeeds, 'clock' | 'watchBuild'> {
  socket: PairSocket
  link: Link
  retry: Retry
}

function listen({ socket, clock, link, retry, watchBuild }: Listeners): void {
  socket.on('connect', () => {
    clock.startOver()
    retry.reset()
    link.heard(false)
  })
  socket.on('server:tick', ({ serverTime, build }) => {
    clock.hear(serverTime)
    watchBuild(build)
    link.heard(true)
  })
  socket.on('server:bye', ({ reconnectInMs }) => retry.after(reconnectInMs))
  socket.on('disconnect', (reason) => {
    link.lost()
    if (reason === 'io server disconnect') retry.connectLater()
  })
}
