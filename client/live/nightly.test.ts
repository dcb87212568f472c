import { expect, it } from 'vitest'
import { makeNightly } from './nightly.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const MIDNIGHT = Date.parse('2026-11-21T00:00:00Z')

/** Asks every minute of some hours from a moment on; answers when it wanted to start anew. */
function nightsOf({
  from = MIDNIGHT,
  hours = 24,
  timeZone = 'UTC',
  closed = null as number | null,
  up = 20 * HOUR,
  random = 0.5,
}) {
  let now = from
  const wanted: string[] = []
  const ask = makeNightly({
    clock: { now: () => now },
    up: () => up + now - from,
    random: () => random,
    day: () => ({ timeZone, closedAt: closed !== null && now >= closed ? closed : null }),
    reload: () => void wanted.push(new Date(now).toISOString().slice(11, 16)),
  })
  for (; now < from + hours * HOUR; now += MINUTE) ask()
  return wanted
}

it('[W270] a page that has stood for a day starts anew between three and five, at a minute of its own', () => {
  expect(nightsOf({ random: 0 })[0]).toBe('03:00')
  expect(nightsOf({ random: 0.5 })[0]).toBe('04:00')
  expect(nightsOf({ random: 0.999 })).toEqual(['04:59'])
  expect(nightsOf({ random: 0.5 }).every((at) => at >= '04:00' && at < '05:00')).toBe(true)
})

it('[W270] the hours are those of the wall, not of the device', () => {
  expect(nightsOf({ timeZone: 'Asia/Tokyo', random: 0 })[0]).toBe('18:00')
})

it('[W270] a wall with hours has its quiet minute soon after closing', () => {
  const closed = MIDNIGHT + 18 * HOUR
  expect(nightsOf({ closed, random: 0.5, from: MIDNIGHT + 12 * HOUR, hours: 10 })[0]).toBe('18:30')
})

it('[W270] a page that was opened today, or has lost its server, lets it be', () => {
  expect(nightsOf({ up: 0, hours: 11 })).toEqual([])
  const ask = makeNightly({
    ...{ clock: { now: () => MIDNIGHT + 4 * HOUR }, up: () => 48 * HOUR, random: () => 0 },
    day: () => null,
    reload: () => expect.unreachable(),
  })
  ask()
})
