import { expect, it } from 'vitest'
import { orbitAt } from './orbit.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 21, 9)
const places = Array.from({ length: 8 * 60 }, (_, minute) => orbitAt(NOW + minute * MINUTE))

it('[W242] the picture takes one small step every one to two minutes, and never leaves its margin', () => {
  let stood = 0
  for (const [nth, { x, y }] of places.entries()) {
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(1)
    const before = places[nth - 1]
    if (!before) continue
    const step = Math.abs(x - before.x) + Math.abs(y - before.y)
    stood = step === 0 ? stood + 1 : 0
    expect(step).toBeLessThanOrEqual(0.25)
    expect(stood).toBeLessThan(2)
  }
})

it('[W242] within hours it has been at every place, and at none for longer than the others', () => {
  const times = new Map<string, number>()
  for (const { x, y } of places) times.set(`${x} ${y}`, (times.get(`${x} ${y}`) ?? 0) + 1)
  expect(times.size).toBe(81)
  expect(Math.max(...times.values())).toBeLessThanOrEqual(8)
})

it('[W242] it is the same on every screen at the same time of the server', () => {
  expect(orbitAt(NOW)).toEqual(orbitAt(NOW))
  expect(orbitAt(NOW)).not.toEqual(orbitAt(NOW + 2 * MINUTE))
})
