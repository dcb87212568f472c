import { describe, expect, it } from 'vitest'
import { contrast, mixColours, parseColour } from './colour.ts'
import { SKY_AT } from './palettes.ts'
import { alongDay, type Sky, skyAt, sunAt } from './sky.ts'
import type { Day } from './wall.ts'

const HOUR = 3_600_000
const MINUTE = 60_000
const begins = Date.UTC(2026, 10, 21)

function dayOf(opens: number, sundown: number): Day {
  const at = (hour: number) => begins + hour * HOUR
  const ends = at(sundown) + HOUR / 2
  return { begins, opens: at(opens), ends, sundown: at(sundown), open: true, reopens: null }
}

const day = dayOf(8, 17.5)
const minutes = Array.from({ length: 24 * 60 }, (_, i) => begins + i * MINUTE)

/** The sky's colour at a share of its height. */
function colourAt({ sky }: Sky, share: number): string {
  const next = SKY_AT.findIndex((at) => at >= share)
  const [a, b] = [SKY_AT[next - 1] ?? 0, SKY_AT[next] ?? 1]
  if (next <= 0) return sky[0] as string
  return mixColours(sky[next - 1] as string, sky[next] as string, (share - a) / (b - a))
}

function worst(sky: Sky, colour: string, upTo: number): number {
  const places = Array.from({ length: 41 }, (_, i) => colourAt(sky, (upTo * i) / 40))
  return Math.min(...places.map((place) => contrast(parseColour(place), parseColour(colour))))
}

describe('the sky', () => {
  for (const [name, any] of [
    ['a long day', dayOf(6, 21)],
    ['the usual day', day],
    ['a short day', dayOf(10, 12)],
  ] as const) {
    it(`[W1] in every minute of ${name} text has contrast 7:1 where text may stand`, () => {
      for (const now of minutes) {
        const sky = skyAt(any, now)
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
  }

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

  it('[W2] the sky changes by little from one minute to the next, but for its two turns', () => {
    const jumps = minutes.slice(1).filter((now, i) => {
      const [a, b] = [skyAt(day, minutes[i] as number), skyAt(day, now)]
      return a.sky.some((colour, k) => contrast(parseColour(colour), parseColour(b.sky[k] as string)) > 1.12)
    })
    expect(jumps).toHaveLength(2)
  })

  it('[W2] it is light at noon and dark when the sun is low', () => {
    expect(skyAt(day, begins + 12.2 * HOUR).light).toBe(true)
    expect(skyAt(day, begins + 16.7 * HOUR).light).toBe(false)
    expect(skyAt(day, begins + 3 * HOUR)).toEqual(skyAt(day, begins + 22 * HOUR))
  })
})

describe('the sun', () => {
  it('[W3] it rises at opening, is highest half-way and touches the horizon at sundown', () => {
    expect(sunAt(day, day.opens).height).toBeCloseTo(0)
    expect(sunAt(day, (day.opens + day.sundown) / 2).height).toBeCloseTo(1)
    expect(sunAt(day, day.sundown).height).toBeCloseTo(0)
    expect(sunAt(day, day.ends).height).toBeLessThan(-0.3)
  })

  it('[W3] what lies outside the day stands at the ends of the horizon', () => {
    expect(alongDay(day, begins)).toBe(0)
    expect(alongDay(day, begins + 23 * HOUR)).toBe(1)
    expect(alongDay(day, (day.opens + day.ends) / 2)).toBeCloseTo(0.5)
  })
})
