import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sureFrom, surenessOf, upperTail } from './log-odds.ts'

test('[V134] the sureness is the log-odds ratio with the prior in standard deviations, worked out by hand', () => {
  // 12 of 100 now, none of 100 before: a prior of 50 writers, 3 of them with the phrase.
  const difference = Math.log(15 / 135) - Math.log(3 / 147)
  expect(surenessOf({ now: 12, before: 0 }, { now: 100, before: 100 })).toBeCloseTo(
    difference / Math.sqrt(1 / 15 + 1 / 3),
    12,
  )
})

test('[V134] as usual as before is no more sure than not; more now is surer, more before less, and never NaN', () => {
  const writers = fc.record({
    now: fc.integer({ min: 20, max: 3_000 }),
    before: fc.integer({ min: 20, max: 3_000 }),
  })
  fc.assert(
    fc.property(writers, fc.nat(19), fc.nat(19), (all, now, before) => {
      const here = now + before > 0 ? surenessOf({ now, before }, all) : 0
      expect(Number.isFinite(here)).toBe(true)
      if (now + before > 0) expect(surenessOf({ now: now + 1, before }, all)).toBeGreaterThan(here)
    }),
  )
  expect(surenessOf({ now: 10, before: 20 }, { now: 100, before: 200 })).toBeCloseTo(0, 9)
})

test('[V134] the more phrases are compared, the surer one has to be, and never less than 1.96', () => {
  expect(sureFrom([2.2])).toBe(2.2)
  expect(sureFrom([1.5, 1.4])).toBe(Number.POSITIVE_INFINITY)
  expect(sureFrom([1.2])).toBe(1.96)
  expect(sureFrom([2.2, ...Array(99).fill(0)])).toBe(Number.POSITIVE_INFINITY)
  expect(sureFrom([4, 3.9, ...Array(98).fill(0)])).toBe(3.9)
  expect(upperTail(1.959964)).toBeCloseTo(0.025, 6)
  expect(upperTail(-1)).toBeCloseTo(0.841345, 6)
})
