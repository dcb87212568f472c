import { expect, test } from 'vitest'
import { createPacing } from './pacing.ts'

test('[L16] a message goes out at once while fewer than four went out within a second, else it waits for its place', () => {
  const pacing = createPacing()
  for (const at of [0, 100, 200, 300]) {
    expect(pacing.wait(at)).toBeLessThanOrEqual(0)
    pacing.sent(at)
  }
  expect(pacing.wait(400)).toBe(600)
  expect(pacing.wait(1_000)).toBe(0)
  pacing.sent(1_000)
  expect(pacing.wait(1_000)).toBe(100)
})

test('[L16] a wall that could not be read is not asked again in the same second', () => {
  const pacing = createPacing()
  pacing.looked(0)
  expect(pacing.wait(1)).toBeLessThan(100)
  pacing.failed(1)
  expect(pacing.wait(1)).toBe(1_000)
})
