import { expect, test } from 'vitest'
import { createPacing } from './pacing.ts'

test('[L16] counts that go on moving are told four times a second, evenly', () => {
  const pacing = createPacing()
  const told: number[] = []
  for (let now = 0; now <= 2_000; now += 10) {
    if (pacing.wait(now) > 0) continue
    pacing.looked(now)
    pacing.sent(now, true)
    told.push(now)
  }
  expect(told).toEqual([0, 250, 500, 750, 1_000, 1_250, 1_500, 1_750, 2_000])
})

test('[L16] the message of a turn does not delay the next count, but there are never five in a second', () => {
  const pacing = createPacing()
  pacing.sent(0, false)
  expect(pacing.wait(30)).toBeLessThanOrEqual(0)
  for (const now of [30, 280, 530]) pacing.sent(now, true)
  expect(pacing.wait(790)).toBe(210)
})

test('[L16] a wall that could not be read is not asked again in the same second', () => {
  const pacing = createPacing()
  pacing.looked(0)
  expect(pacing.wait(1)).toBeLessThan(100)
  expect(pacing.wait(1, true)).toBeLessThanOrEqual(0)
  pacing.failed(1)
  expect(pacing.wait(1)).toBe(1_000)
  expect(pacing.wait(1, true)).toBe(1_000)
})
