import { expect, test } from 'vitest'
import { createTimeLeft, whileText } from './time-left.ts'

function watch(samples: readonly (readonly [seconds: number, share: number])[]): (number | null)[] {
  let now = 0
  const left = createTimeLeft(() => now)
  return samples.map(([seconds, share]) => {
    now = seconds * 1_000
    return left(share)
  })
}

test('[X10] the time left is told from how it went lately, and not before anybody can know', () => {
  expect(
    watch([
      [0, 0],
      [1, 0.01],
      [4, 0.2],
    ]),
  ).toEqual([null, null, 16_000])
  expect(
    watch([
      [0, 0.5],
      [3, 0.5],
    ]),
  ).toEqual([null, null])
  // A fast beginning is forgotten after twenty seconds.
  expect(
    watch([
      [0, 0],
      [10, 0.5],
      [20, 0.55],
      [30, 0.6],
      [40, 0.65],
    ]).at(-1),
  ).toBeCloseTo(70_000)
})

test('[X10] a share that begins anew is measured anew', () => {
  expect(
    watch([
      [0, 0],
      [5, 0.9],
      [6, 0.1],
      [10, 0.5],
    ]),
  ).toEqual([null, expect.closeTo(5_000 / 9), null, 5_000])
})

test.each([
  [900, 'less than 10 s'],
  [31_000, 'about 40 s'],
  [200_000, 'about 3 min'],
  [3 * 3_600_000, 'about 3 h'],
])('[X10] %i ms are told as %s', (ms, text) => expect(whileText(ms)).toBe(text))
