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

test('[V134] more of those who write now than of those before makes it sure, less unsure, and it is never NaN', () => {
  const n = fc.integer({ min: 20, max: 3_000 })
  fc.assert(
    fc.property(fc.record({ now: n, before: n }), fc.nat(19), fc.nat(19), (writers, now, before) => {
      fc.pre(now + before > 0)
      const sureness = surenessOf({ now, before }, writers)
      expect(Number.isFinite(sureness)).toBe(true)
      const more = now / writers.now - before / writers.before
      if (Math.abs(more) > 1e-12) expect(Math.sign(sureness)).toBe(Math.sign(more))
    }),
  )
  expect(surenessOf({ now: 10, before: 20 }, { now: 100, before: 200 })).toBeCloseTo(0, 9)
})

test('[V134] the more phrases are compared, the surer one has to be, and never less than 1.96', () => {
  expect(sureFrom([2.2])).toBe(2.2)
  expect(sureFrom([0.5, 0.4])).toBe(Number.POSITIVE_INFINITY)
  expect(sureFrom([1.2])).toBe(1.96)
  expect(sureFrom([2.2, ...Array(99).fill(0)])).toBe(Number.POSITIVE_INFINITY)
  expect(sureFrom([4, 3.9, ...Array(98).fill(0)])).toBe(3.9)
  expect(upperTail(1.959964)).toBeCloseTo(0.025, 6)
  expect(upperTail(-1)).toBeCloseTo(0.841345, 6)
})
