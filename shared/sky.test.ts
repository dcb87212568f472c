import { describe, expect, it } from 'vitest'
import { contrast, mixColours, parseColour } from './colour.ts'
import { SKY_AT } from './palettes.ts'
import { alongDay, type Sky, skyAt, sunAt } from './sky.ts'
import type { Day } from './wall.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const begins = Date.UTC(2026, 10, 21)

function dayOf(opens: number, sundown: number, more: Partial<Day> = {}): Day {
  const ends = at(sundown) + HOUR / 2
  const clock = { begins, opens: at(opens), ends, sundown: at(sundown), sunrise: null, sun: 'sets' } as const
  return { ...clock, open: true, reopens: null, closedAt: null, ...more }
}

const at = (hour: number) => begins + hour * HOUR
const day = dayOf(8, 17.5)
const minutes = Array.from({ length: 24 * 60 }, (_, i) => begins + i * MINUTE)

/** The day as it is told at a moment, of a wall that is open from one hour to another. */
function withHours(opens: number, closes: number, sundown: number, more: Partial<Day> = {}) {
  return (now: number): Day => {
    const whole = dayOf(opens, sundown, more)
    if (now < at(opens)) return { ...whole, open: false, reopens: at(opens), closedAt: at(closes - 24) }
    if (now < at(closes)) return whole
    return { ...whole, open: false, reopens: at(opens + 24), closedAt: at(closes) }
  }
}

/** Open around the clock, but for this. */
function closedFor({ from, until }: { from: number; until: number }) {
  return (now: number): Day => {
    const open = now < at(from) || now >= at(until)
    return dayOf(8, 16, open ? {} : { open, closedAt: at(from), reopens: at(until) })
  }
}

const always = (any: Day) => () => any
const closedAllDay = dayOf(8, 17.5, { open: false, closedAt: at(-30), reopens: at(56) })

/** Every kind of day that a wall may have. */
const DAYS: [string, (now: number) => Day][] = [
  ['the usual day', always(day)],
  ['a long day', always(dayOf(6, 21))],
  ['a short day', always(dayOf(10, 12))],
  ['a day of an hour', always(dayOf(8, 9))],
  ['a day from midnight to midnight', always(dayOf(0, 23.98))],
  [
    'a summer day of a place, with the sun up from 03:50 to 22:40',
    always(dayOf(8, 22.67, { sunrise: at(3.83) })),
  ],
  [
    'a winter day of a place, with the sun up from 09:40 to 14:30',
    always(dayOf(8, 14.5, { sunrise: at(9.67) })),
  ],
  ['a white night, with the sun up from 00:50 to 23:30', always(dayOf(8, 23.5, { sunrise: at(0.83) }))],
  ['a day on which the sun is up for ten minutes', always(dayOf(8, 12.1, { sunrise: at(11.93) }))],
  ['a midnight sun', always(dayOf(8, 17.5, { sun: 'up' }))],
  ['a polar night', always(dayOf(8, 17.5, { sun: 'down' }))],
  ['office hours', withHours(8, 18, 17.5)],
  ['hours that end by day', withHours(9, 13, 17.5)],
  ['hours that end at dusk', withHours(8, 17, 17.5)],
  ['hours that begin before sunrise', withHours(6, 14, 15.5, { sunrise: at(8.5) })],
  ['hours under a midnight sun', withHours(8, 18, 18, { sun: 'up' })],
  ['hours in a polar night', withHours(8, 14, 14, { sun: 'down' })],
  ['evening hours in winter', withHours(18, 23, 16, { sunrise: at(8.2) })],
  ['a closed hour after dark', closedFor({ from: 20, until: 21 })],
  ['hours that end before sunrise', withHours(1, 5, 20, { sunrise: at(5.7) })],
  ['a closed day', always(closedAllDay)],
]

/** The sky's colour at a share of its height. */
function colourAt({ sky }: Sky, share: number): string {
  const next = SKY_AT.findIndex((at) => at >= share)
  const [a, b] = [SKY_AT[next - 1] ?? 0, SKY_AT[next] ?? 1]
  if (next <= 0) return sky[0] as string
  return mixColours(sky[next - 1] as string, sky[next] as string, (share - a) / (b - a))
}

/** Of 255, and one for the rounding of colours. */
const ONE_PERCENT = 2.55 + 1

function difference(a: Sky, b: Sky): number {
  const channels = (sky: Sky) => [...sky.sky, sky.ground].flatMap((colour) => [...parseColour(colour)])
  const [from, to] = [channels(a), channels(b)]
  return Math.max(...from.map((channel, i) => Math.abs(channel - (to[i] ?? channel))))
}

function worst(sky: Sky, colour: string, upTo: number): number {
  const places = Array.from({ length: 41 }, (_, i) => colourAt(sky, (upTo * i) / 40))
  return Math.min(...places.map((place) => contrast(parseColour(place), parseColour(colour))))
}

describe('the sky', () => {
  for (const [name, dayAt] of DAYS) {
    it(`[W1] in every minute of ${name} text has contrast 7:1 where text may stand`, () => {
      for (const now of minutes) {
        const sky = skyAt(dayAt(now), now)
        const ground = (colour: string) => contrast(parseColour(sky.ground), parseColour(colour))
        const figures = [
          worst(sky, sky.ink, 0.85),
          worst(sky, sky.soft, 0.85),
          ground(sky.ink),
          ground(sky.soft),
        ]
        expect(Math.min(...figures), new Date(now).toISOString()).toBeGreaterThanOrEqual(7)
      }
    })

    it(`[W2] in every minute of ${name} the sky changes by 1 % at most, but for two turns`, () => {
      let turns = 0
      for (const now of minutes) {
        const [before, after] = [skyAt(dayAt(now - MINUTE), now - MINUTE), skyAt(dayAt(now), now)]
        if (before.light !== after.light) turns += 1
        else expect(difference(before, after), new Date(now).toISOString()).toBeLessThanOrEqual(ONE_PERCENT)
      }
      expect(turns).toBeLessThanOrEqual(2)
    })
  }

  it('[W1] while a wall is closed its sky is dark, whatever the sun does: night falls on it without hiding its words', () => {
    for (const [name, dayAt] of DAYS) {
      const closed = minutes.filter((now) => !dayAt(now).open)
      const light = closed.filter((now) => skyAt(dayAt(now), now).light)
      expect(
        light.map((now) => new Date(now).toISOString()),
        name,
      ).toEqual([])
    }
  })

  it('[W1] a score on its mark has contrast 7:1, and a mark 4.5:1 on the ground and on the sky', () => {
    for (const now of minutes) {
      const sky = skyAt(day, now)
      for (const mood of [sky.good, sky.neutral, sky.bad]) {
        expect(contrast(parseColour(mood), parseColour(sky.onMood))).toBeGreaterThanOrEqual(7)
        expect(contrast(parseColour(mood), parseColour(sky.ground))).toBeGreaterThanOrEqual(4.5)
        expect(worst(sky, mood, 0.85)).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('[W2] it is light at noon and dark when the sun is low', () => {
    expect(skyAt(day, begins + 12.2 * HOUR).light).toBe(true)
    expect(skyAt(day, begins + 16.7 * HOUR).light).toBe(false)
    expect(skyAt(day, begins + 3 * HOUR)).toEqual(skyAt(day, begins + 22 * HOUR))
  })

  it('[W240] where a wall has a place, dawn comes with its sunrise', () => {
    const early = dayOf(8, 21, { sunrise: at(4.5) })
    expect(skyAt(early, at(4.4)).light).toBe(false)
    expect(skyAt(early, at(4.6)).light).toBe(true)
    const late = dayOf(7, 15.5, { sunrise: at(8.5) })
    expect(skyAt(late, at(8.4)).light).toBe(false)
    expect(skyAt(late, at(8.6)).light).toBe(true)
  })

  it('[W240] where the sun does not set it is light all day, and where it does not rise only noon glows', () => {
    const [up, down] = [dayOf(8, 17.5, { sun: 'up' }), dayOf(8, 17.5, { sun: 'down' })]
    expect(minutes.every((now) => skyAt(up, now).light)).toBe(true)
    expect(minutes.some((now) => skyAt(down, now).light)).toBe(false)
    expect(skyAt(down, at(12)).sky).not.toEqual(skyAt(down, at(2)).sky)
  })

  it('[W241] a closed wall has a dark sky whatever the sun does; dawn waits for the door', () => {
    const hours = withHours(8, 13, 17.5)
    const closed = minutes.filter((now) => !hours(now).open)
    expect(closed.some((now) => skyAt(hours(now), now).light)).toBe(false)
    expect(skyAt(hours(at(7.95)), at(7.95)).sky).not.toEqual(skyAt(hours(at(3)), at(3)).sky)
    expect(skyAt(hours(at(8)), at(8)).light).toBe(true)
    expect(skyAt(closedAllDay, at(12))).toEqual(skyAt(closedAllDay, at(0)))
  })
})

describe('the sun', () => {
  it('[W3] it rises at opening, is highest half-way and touches the horizon at sundown', () => {
    expect(sunAt(day, day.opens).height).toBeCloseTo(0)
    expect(sunAt(day, (day.opens + day.sundown) / 2).height).toBeCloseTo(1)
    expect(sunAt(day, day.sundown).height).toBeCloseTo(0)
    expect(sunAt(day, day.ends).height).toBeLessThan(-0.3)
  })

  it('[W240] where it comes up after opening, it stands on the horizon then', () => {
    const late = dayOf(7, 15.5, { sunrise: at(8.5) })
    expect(sunAt(late, at(8.5)).height).toBeCloseTo(0)
    expect(sunAt(late, at(7)).height).toBeLessThan(0)
    expect(sunAt(late, at(12)).height).toBeCloseTo(1)
  })

  it('[W240] where it does not set it stays over the horizon, and where it does not rise below', () => {
    for (const now of minutes) {
      expect(sunAt(dayOf(8, 17.5, { sun: 'up' }), now).height).toBeGreaterThan(0)
      expect(sunAt(dayOf(8, 17.5, { sun: 'down' }), now).height).toBe(-1)
    }
  })

  it('[W3] what lies outside the day stands at the ends of the horizon', () => {
    expect(alongDay(day, begins)).toBe(0)
    expect(alongDay(day, begins + 23 * HOUR)).toBe(1)
    expect(alongDay(day, (day.opens + day.ends) / 2)).toBeCloseTo(0.5)
  })
})
