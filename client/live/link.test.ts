import { expect, it } from 'vitest'
import { makeServerClock } from './clock.ts'
import { type LinkState, makeLink } from './link.ts'

function linkFrom(start: number) {
  const device = { now: start }
  const monotonic = () => device.now
  const clock = makeServerClock({ monotonic })
  const told: LinkState[] = []
  let reopened = 0
  const link = makeLink({
    clock,
    monotonic,
    tell: (state) => told.push(state),
    reopen: () => void reopened++,
  })
  const pass = (seconds: number) => {
    for (let i = 0; i < seconds; i++) {
      device.now += 1_000
      link.check()
    }
  }
  const hear = (serverTime: number) => {
    clock.hear(serverTime)
    link.heard(true)
  }
  return { link, told, pass, hear, reopened: () => reopened }
}

const states = (told: LinkState[]) => told.map(({ connection }) => connection)

it('[W15] silence makes a wall stale after 30 seconds and offline after five minutes', () => {
  const { told, pass, hear } = linkFrom(0)
  hear(1_000_000)
  pass(29)
  expect(states(told)).toEqual(['live'])
  pass(1)
  expect(told[1]).toEqual({ connection: 'stale', lostAt: 1_000_000 })
  pass(270)
  expect(states(told)).toEqual(['live', 'stale', 'offline'])
})

it('[W15] the time of the loss is the last sign’s, however late it is noticed', () => {
  const { told, pass, hear, link } = linkFrom(0)
  hear(1_000_000)
  pass(10)
  link.lost()
  pass(40)
  expect(told.map(({ lostAt }) => lostAt)).toEqual([null, 1_000_000, 1_000_000])
})

it('[W17] a page that is connected but has missed something does not count as live', () => {
  const { told, pass, hear, link } = linkFrom(0)
  hear(1_000_000)
  pass(40)
  link.heard(false)
  pass(1)
  expect(states(told)).toEqual(['live', 'stale'])
  hear(1_041_000)
  expect(told[2]).toEqual({ connection: 'live', lostAt: null })
})

it('[W17] an open but silent connection is opened anew every 30 seconds, a lost one is left to itself', () => {
  const { pass, hear, link, reopened } = linkFrom(0)
  hear(1_000_000)
  pass(29)
  expect(reopened()).toBe(0)
  pass(61)
  expect(reopened()).toBe(3)
  link.lost()
  pass(60)
  expect(reopened()).toBe(3)
})

it('[W271] hours asleep count as silence, and do not change since when the server is lost', () => {
  const { told, pass, hear, link } = linkFrom(0)
  hear(1_000_000)
  pass(10)
  link.missed(8 * 3_600_000)
  expect(told[1]).toEqual({ connection: 'offline', lostAt: 1_000_000 })
  hear(2_000_000)
  pass(1)
  expect(told[2]).toEqual({ connection: 'live', lostAt: null })
})

it('[W15] a page that never heard its server claims nothing at first, and says so after 30 seconds', () => {
  const { told, pass } = linkFrom(0)
  pass(29)
  expect(told).toEqual([])
  pass(1)
  expect(told).toEqual([{ connection: 'stale', lostAt: null }])
})

it('[W302] where nobody listens there is nothing to say; silence counts from when the server is expected again', () => {
  const { link, told, pass, hear } = linkFrom(0)
  hear(1_000_000)
  link.rest()
  pass(3_600)
  link.expect()
  pass(29)
  expect(new Set(states(told))).toEqual(new Set(['live', null]))
  pass(1)
  expect(told[told.length - 1]?.connection).toBe('stale')
})

it('[W127] whoever is turned away knows that the server is there, until it answers no more', () => {
  const { link, told, pass, hear, reopened } = linkFrom(0)
  hear(1_000_000)
  link.lost()
  for (let times = 0; times < 20; times++) {
    pass(25)
    link.turnedAway()
  }
  expect(new Set(states(told))).toEqual(new Set(['live']))
  pass(30)
  expect(told[told.length - 1]).toEqual({ connection: 'stale', lostAt: 1_500_000 })
  expect(reopened()).toBe(0)
})
