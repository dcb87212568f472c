import { STALE_AFTER } from '../../shared/protocol.ts'
import type { ServerClock } from './clock.ts'
import { type Connection, connectionAfter } from './freshness.ts'

/** What the page says of its connection. */
export interface LinkState {
  connection: Connection | null
  lostAt: number | null
}

export interface Link {
  /** A sign of the server. Only a page that has what the server has counts as live again. */
  heard(current: boolean): void
  /** The server is there, and has nothing for this page: it is not connected, but tells no stale news either. */
  turnedAway(): void
  lost(): void
  /** When the server was last heard, by the monotonic clock. */
  lastHeard(): number
  /** From now on the server should be heard. */
  expect(): void
  /** Until then nobody listens, and there is nothing to say. */
  rest(): void
  /** The device slept for this long, which that clock does not show, and has not heard its server since. */
  missed(length: number): void
  /** Looks at the time: call it every second. */
  check(): void
}

export interface LinkNeeds {
  clock: ServerClock
  monotonic: () => number
  tell: (state: LinkState) => void
  /** Called when an open connection has been silent for too long. */
  reopen: () => void
}

/** Watches how long the server has been silent. */
export function makeLink({ clock, monotonic, tell, reopen }: LinkNeeds): Link {
  let lastSign = monotonic()
  let slept = 0
  let reopenedAt = lastSign
  let connected = false
  let resting = false
  let told: LinkState = { connection: null, lostAt: null }

  const say = (state: LinkState) => {
    if (state.connection === told.connection && state.lostAt === told.lostAt) return
    told = state
    tell(state)
  }
  const check = () => {
    if (resting) return
    const now = monotonic()
    const silence = now - lastSign + slept
    const connection = connectionAfter(silence)
    // A page that has never been told anything is not live, and not yet stale either.
    const unheard = told.connection === null && connection === 'live'
    const since = clock.now() - (now - lastSign)
    const lostAt = connected && connection === 'live' ? null : (told.lostAt ?? (since || null))
    say({ connection: unheard ? null : connection, lostAt })
    if (connected && silence >= STALE_AFTER && now - reopenedAt >= STALE_AFTER) {
      reopenedAt = now
      reopen()
    }
  }
  const isThere = () => {
    lastSign = monotonic()
    slept = 0
    say({ connection: 'live', lostAt: null })
  }
  return {
    heard(current) {
      connected = true
      if (current) isThere()
    },
    turnedAway() {
      connected = false
      isThere()
    },
    lost() {
      connected = false
      check()
    },
    lastHeard: () => lastSign,
    expect() {
      if (!resting) return
      resting = false
      lastSign = monotonic()
      slept = 0
    },
    rest() {
      resting = true
      connected = false
      say({ connection: null, lostAt: null })
    },
    missed(length) {
      slept += length
      check()
    },
    check,
  }
}
