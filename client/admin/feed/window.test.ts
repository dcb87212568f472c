import { expect, test } from 'vitest'
import { rowsInSight, scrollTo } from './window.ts'

test('[A43] of many rows those in sight are drawn, and a few beside them', () => {
  expect(rowsInSight(0, 690, 69, 50_000)).toEqual({ first: 0, last: 18 })
  expect(rowsInSight(69_000, 690, 69, 50_000)).toEqual({ first: 992, last: 1018 })
  expect(rowsInSight(0, 690, 69, 3)).toEqual({ first: 0, last: 3 })
  expect(rowsInSight(69_000, 690, 69, 3)).toEqual({ first: 3, last: 3 })
})

test('[A43] a chosen row is brought wholly into sight, by the shortest way', () => {
  expect(scrollTo(5, 69, 0, 690)).toBeNull()
  expect(scrollTo(10, 69, 0, 690)).toBe(69)
  expect(scrollTo(2, 69, 690, 690)).toBe(138)
})
