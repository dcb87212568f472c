import { describe, expect, it } from 'vitest'
import { clockPlaceAt, darknessAt, isDark, moonAlong, moonPhaseAt } from './night.ts'
import type { Day } from './wall.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const begins = Date.UTC(2026, 10, 21)
const at = (hour: number) => begins + hour * HOUR

const OPEN: Day = {
  ...{ begins, opens: at(8), sundown: at(17.5), ends: at(18) },
  ...{ open: true, reopens: null, closedAt: null, sunrise: null, sun: 'sets' },
}
const CLOSED: Day = { ...OPEN, open: false, closedAt: at(18), reopens: at(32) }

describe('the night of a wall', () => {
  it('[W243] it falls slowly within an hour of closing, to 60 % darker, and goes within five minutes before opening', () => {
    expect(darknessAt(CLOSED, at(18))).toBe(0)
    expect(darknessAt(CLOSED, at(18.5))).toBeCloseTo(0.3)
    expect(darknessAt(CLOSED, at(19))).toBe(0.6)
    expect(darknessAt(CLOSED, at(32) - 5 * MINUTE)).toBe(0.6)
    expect(darknessAt(CLOSED, at(32) - MINUTE)).toBeCloseTo(0.12)
    expect(darknessAt(CLOSED, at(32))).toBe(0)
  })

  it('[W243] it never changes by more than a step that nobody sees, all night long', () => {
    for (let now = at(18); now < at(32); now += 1_000) {
      const step = Math.abs(darknessAt(CLOSED, now + 1_000) - darknessAt(CLOSED, now))
      expect(step).toBeLessThan(0.01)
    }
  })

  it('[W243] an open wall is never dimmed; one that never opens always is', () => {
    expect(darknessAt(OPEN, at(3))).toBe(0)
    expect(darknessAt({ ...CLOSED, closedAt: null, reopens: null }, at(12))).toBe(0.6)
  })

  it('[W243] it wakes by itself, although it has not heard that the wall is open', () => {
    expect(darknessAt(CLOSED, at(33))).toBe(0)
    expect(isDark(CLOSED, 'dark', at(33))).toBe(false)
  })

  it('[W244] only a wall that is to sleep in the dark goes dark, an hour after closing and until it wakes', () => {
    expect(isDark(CLOSED, 'picture', at(24))).toBe(false)
    expect(isDark(CLOSED, 'dark', at(18.9))).toBe(false)
    expect(isDark(CLOSED, 'dark', at(24))).toBe(true)
    expect(isDark(CLOSED, 'dark', at(32) - 4 * MINUTE)).toBe(false)
    expect(isDark(OPEN, 'dark', at(24))).toBe(false)
  })

  it('[W244] its small clock stands elsewhere each minute, and in a night has been all over the panel', () => {
    const places = Array.from({ length: 12 * 60 }, (_, minute) => clockPlaceAt(at(19) + minute * MINUTE))
    const fields = new Set(places.map(({ x, y }) => `${Math.floor(x * 10)} ${Math.floor(y * 10)}`))
    expect(fields.size).toBe(100)
    for (const [nth, { x, y }] of places.entries()) {
      const before = places[nth - 1]
      if (before) expect(Math.hypot(x - before.x, y - before.y)).toBeGreaterThan(0.2)
    }
  })

  it('[W245] the moon goes one way all night, and is as full as the one outside', () => {
    const way = Array.from({ length: 14 }, (_, hour) => moonAlong(CLOSED, at(18 + hour)))
    expect(way.every((along, nth) => nth === 0 || along > (way[nth - 1] ?? 1))).toBe(true)
    const days = (a: number, b: number) => Math.abs(((a - b + 1.5) % 1) - 0.5) * 29.53
    // New and full moons of almanacs.
    expect(days(moonPhaseAt(Date.UTC(2026, 7, 12, 17, 37)), 0)).toBeLessThan(0.7)
    expect(days(moonPhaseAt(Date.UTC(2026, 10, 24, 14, 53)), 0.5)).toBeLessThan(0.7)
  })
})
