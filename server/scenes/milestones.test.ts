import { expect, test } from 'vitest'
import { milestoneBetween } from './milestones.ts'

test('[V130] milestones are 100, 500, and from a thousand on 1, 2.5 and 5 of each power of ten', () => {
  const all = [100, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000]
  for (const n of all) {
    expect(milestoneBetween(n - 1, n)).toBe(n)
    expect(milestoneBetween(n, n + 1)).toBeNull()
  }
  expect(milestoneBetween(0, 99)).toBeNull()
  expect(milestoneBetween(90, 700)).toBe(500)
})
