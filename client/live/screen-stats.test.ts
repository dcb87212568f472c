import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ScreenStats } from '../../shared/screens.ts'
import { makeStatsTeller } from './screen-stats.ts'
import type { WallSocket } from './socket.ts'

const SECOND = 1_000
const SERVER_AHEAD = 5 * SECOND

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function screen({ memory }: { memory?: object } = {}) {
  const told: ScreenStats[] = []
  const server = { answers: true }
  const socket = {
    connected: true,
    timeout: () => ({
      emit: (_event: string, answer: (error: Error | null) => void) =>
        setTimeout(() => answer(server.answers ? null : new Error('late')), 40),
    }),
    emit: (_event: string, stats: ScreenStats) => void told.push(stats),
  }
  const page = {
    ...{ innerWidth: 1920, innerHeight: 1080, devicePixelRatio: 2 },
    setTimeout: (...how: Parameters<typeof setTimeout>) => setTimeout(...how),
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
    performance: { memory },
    document: {
      getElementsByTagName: () => ({ length: 321 }),
      documentElement: { classList: { contains: () => false } },
    },
  }
  const teller = makeStatsTeller({
    page: page as unknown as Window,
    socket: socket as unknown as WallSocket,
    clock: { now: () => Date.now() + SERVER_AHEAD, hear: () => undefined, startOver: () => undefined },
    monotonic: () => Date.now(),
    random: () => 0.5,
    frames: () => 59.8,
    build: () => 'build-7',
  })
  return { teller, told, server, socket }
}

it('[W117] a screen tells how it does soon after it has joined, and then every five minutes', () => {
  const { teller, told } = screen({ memory: { usedJSHeapSize: 12_345_678 } })
  teller.joined()
  vi.advanceTimersByTime(1_900)
  expect(told).toHaveLength(0)
  vi.advanceTimersByTime(9 * SECOND)
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({
    ...{ width: 1920, height: 1080, ratio: 2, build: 'build-7', heap: 12_345_678, elements: 321 },
    ...{ frames: 59.8, clockError: -SERVER_AHEAD, roundTrip: 40, light: false },
  })
  vi.advanceTimersByTime(300 * SECOND)
  expect(told).toHaveLength(2)
})

it('[W117] the first frames that it has watched are told at once, later ones with the rest', () => {
  const { teller, told } = screen()
  teller.watched()
  teller.watched()
  vi.advanceTimersByTime(SECOND)
  expect(told).toHaveLength(1)
  expect(told[0]?.heap).toBe(null)
})

it('[W117] without an answer the round trip is not known, and without a connection nothing is told', () => {
  const { teller, told, server, socket } = screen()
  server.answers = false
  teller.joined()
  vi.advanceTimersByTime(10 * SECOND)
  expect(told[0]?.roundTrip).toBe(null)
  socket.connected = false
  vi.advanceTimersByTime(600 * SECOND)
  expect(told).toHaveLength(1)
  teller.left()
  vi.advanceTimersByTime(600 * SECOND)
  expect(told).toHaveLength(1)
})
