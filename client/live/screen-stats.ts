import type { Device, ScreenStats } from '../../shared/screens.ts'
import type { ServerClock } from './clock.ts'
import type { WallSocket } from './socket.ts'

/** Milliseconds: the random wait after joining, so that a thousand screens do not tell at once. */
const SOON = 2_000
const SPREAD = 8_000
const EVERY = 300_000
const ANSWER_WITHIN = 10_000

export interface StatsTeller {
  /** It has joined: it will tell soon, and every five minutes from then on. */
  joined(): void
  /** Frames have been watched: the first ones are told at once. */
  watched(): void
  left(): void
}

export interface StatsNeeds {
  page: Window
  socket: WallSocket
  clock: ServerClock
  monotonic: () => number
  random: () => number
  frames: () => number | null
  build: () => string | null
}

export function deviceOf({ innerWidth, innerHeight, devicePixelRatio }: Window): Device {
  return { width: innerWidth, height: innerHeight, ratio: devicePixelRatio || 1 }
}

/** Tells the server how this screen does: without it nobody would know about a television on the wall. */
export function makeStatsTeller(needs: StatsNeeds): StatsTeller {
  const { page, socket, monotonic, random } = needs
  let timer = 0
  let toldFrames = false

  const tell = () => {
    page.clearTimeout(timer)
    timer = page.setTimeout(tell, EVERY)
    const asked = monotonic()
    socket.timeout(ANSWER_WITHIN).emit('screen:echo', (error) => {
      const roundTrip = error ? null : Math.round(monotonic() - asked)
      if (socket.connected) socket.emit('screen:stats', statsOf(needs, roundTrip))
    })
  }
  return {
    joined() {
      page.clearTimeout(timer)
      timer = page.setTimeout(tell, SOON + random() * SPREAD)
    },
    watched() {
      if (toldFrames || !socket.connected) return
      toldFrames = true
      tell()
    },
    left: () => page.clearTimeout(timer),
  }
}

function statsOf(
  { page, clock, monotonic, frames, build }: StatsNeeds,
  roundTrip: number | null,
): ScreenStats {
  const { document } = page
  return {
    ...deviceOf(page),
    build: build(),
    heap: heapOf(page.performance),
    elements: document.getElementsByTagName('*').length,
    frames: frames(),
    clockError: Number.isNaN(clock.now()) ? null : Math.round(Date.now() - clock.now()),
    roundTrip,
    up: Math.round(monotonic()),
    light: document.documentElement.classList.contains('light'),
  }
}

/** Only Chromium tells. */
function heapOf(performance: Performance & { memory?: { usedJSHeapSize: number } }): number | null {
  return performance.memory ? performance.memory.usedJSHeapSize : null
}
