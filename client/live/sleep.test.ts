import { expect, it } from 'vitest'
import { makeSleepWatch } from './sleep.ts'

const HOUR = 3_600_000

/** A device with its two clocks; time passes by a second a look. */
function device() {
  const at = { monotonic: 5_000, wallClock: 1_700_000_000_000, heard: 5_000 }
  const told = { reopened: 0, missed: [] as number[] }
  const timers: (() => void)[] = []
  const look = makeSleepWatch({
    page: { setTimeout: (then: () => void) => timers.push(then) } as unknown as Window,
    monotonic: () => at.monotonic,
    wallClock: () => at.wallClock,
    reopen: () => void told.reopened++,
    missed: (length) => void told.missed.push(length),
    lastHeard: () => at.heard,
  })
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      at.monotonic += 1_000
      at.wallClock += 1_000
      look()
    }
  }
  const wait = () => {
    for (const then of timers.splice(0)) then()
  }
  return { at, told, pass, wait }
}

it('[W271] a device that has slept connects anew at once, and what it missed counts as silence', () => {
  const { at, told, pass, wait } = device()
  pass(100)
  expect(told.reopened).toBe(0)
  at.wallClock += 8 * HOUR
  pass(1)
  expect(told.reopened).toBe(1)
  wait()
  expect(told.missed).toEqual([8 * HOUR])
  pass(100)
  expect(told.reopened).toBe(1)
})

it('[W271] one that hears its server again missed nothing, nor does one whose clock is set back', () => {
  const { at, told, pass, wait } = device()
  at.wallClock += 365 * 24 * HOUR
  pass(1)
  at.heard = at.monotonic + 300
  wait()
  at.wallClock -= 365 * 24 * HOUR
  pass(1)
  wait()
  expect(told).toEqual({ reopened: 2, missed: [] })
})
