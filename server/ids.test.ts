import { expect, test } from 'vitest'
import { createIds } from './ids.ts'

test('[K34] ids sort by their time, and within a millisecond by their order, also when the clock goes back', () => {
  const newId = createIds()
  const ids = [1_000, 1_000, 1_001, 2 ** 41, 2 ** 41 - 5, 2 ** 41 + 1].map(newId)
  expect(ids).toEqual(ids.toSorted())
  expect(new Set(ids).size).toBe(ids.length)
})

test('[K34] many in one millisecond, and many makers, make no id twice', () => {
  const makers = Array.from({ length: 20 }, createIds)
  const ids = makers.flatMap((newId) => Array.from({ length: 500 }, () => newId(5)))
  expect(new Set(ids).size).toBe(10_000)
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/)
})
