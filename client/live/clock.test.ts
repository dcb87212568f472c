import { expect, it } from 'vitest'
import { makeServerClock } from './clock.ts'

function clockAt(start: number) {
  const device = { now: start }
  return { device, clock: makeServerClock({ monotonic: () => device.now }) }
}

it('[W20] the time is unknown until the server has told it', () => {
  expect(clockAt(5).clock.now()).toBeNaN()
})

it('[W20] the time goes on from what the server told, by the monotonic clock alone', () => {
  const { device, clock } = clockAt(100)
  clock.hear(1_000_000)
  device.now += 2_500
  expect(clock.now()).toBe(1_002_500)
})

it('[W20] of the last messages the one that travelled fastest counts', () => {
  const { device, clock } = clockAt(0)
  for (const lateness of [80, 5, 900, 40]) {
    device.now += 1_000
    clock.hear(1_000_000 + device.now - lateness)
  }
  expect(clock.now()).toBe(1_000_000 + device.now - 5)
})

it('[W20] a clock that drifts is followed: what is older than five messages is forgotten', () => {
  const { device, clock } = clockAt(0)
  clock.hear(1_000_000)
  for (let i = 0; i < 5; i++) clock.hear(999_000)
  expect(clock.now()).toBe(999_000 + device.now)
})

it('[W20] after a new connection the server’s new clock counts at once, and until then the old one goes on', () => {
  const { clock } = clockAt(0)
  clock.hear(1_000_000)
  clock.startOver()
  expect(clock.now()).toBe(1_000_000)
  clock.hear(400_000)
  expect(clock.now()).toBe(400_000)
})
