import { expect, test } from 'vitest'
import { median, percentile } from './statistics.ts'

test('[B1] a median is the value in the middle, or half-way between the two there', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([4, 1, 10, 2])).toBe(3)
  expect(median([7])).toBe(7)
  expect(() => median([])).toThrow(RangeError)
})

test('[B1] a percentile is the value that so many do not exceed, one that was measured', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
  expect(percentile(hundred, 0.5)).toBe(50)
  expect(percentile(hundred, 0.99)).toBe(99)
  expect(percentile(hundred, 1)).toBe(100)
  expect(percentile([3, 1, 2], 0)).toBe(1)
  expect(percentile([3, 1, 2], 0.99)).toBe(3)
  expect(() => percentile([], 0.5)).toThrow(RangeError)
})

test('[B1] neither changes the order of what was measured', () => {
  const measured = [3, 1, 2]
  median(measured)
  percentile(measured, 0.5)
  expect(measured).toEqual([3, 1, 2])
})
