import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyWindows, npsCounts, starCounts, thumbCounts } from '../fixtures/answers.ts'
import { ADJUSTED_WALD_95, type Limits, NEWCOMBE, WELCH } from '../fixtures/published-scores.ts'
import { METRICS, type Metric } from '../metric.ts'
import { type Change, type Counts, changeOf, scoreOf } from '../score.ts'

/** A change that must be there. */
function change(metric: Metric, before: Counts, after: Counts): Change {
  const found = changeOf(metric, before, after)
  if (found === null) throw new Error('no change where both windows have answers')
  return found
}

const middle = ([lower, upper]: Limits) => (lower + upper) / 2
const half = ([lower, upper]: Limits) => (upper - lower) / 2

test.each(METRICS)('[S18] %s has no change while a window is empty', (metric) => {
  expect(changeOf(metric, {}, { 1: 40 })).toBeNull()
  expect(changeOf(metric, { 1: 40 }, {})).toBeNull()
  expect(changeOf(metric, { 1: 0 }, { 1: 0 })).toBeNull()
})

test('[S19] an NPS change is the adjusted Wald test: both published intervals added in squares', () => {
  for (const [older, olderLimits] of ADJUSTED_WALD_95)
    for (const [newer, newerLimits] of ADJUSTED_WALD_95) {
      const { difference, lower, upper } = change('nps', npsCounts(older), npsCounts(newer))
      const margin = Math.hypot(half(olderLimits), half(newerLimits))
      expect(difference).toBeCloseTo(middle(newerLimits) - middle(olderLimits), 6)
      expect(lower).toBeCloseTo(difference - margin, 6)
      expect(upper).toBeCloseTo(difference + margin, 6)
    }
})

test.each(NEWCOMBE)('[S20] a share’s change has Newcombe’s interval: $before to $after', (published) => {
  const { before, after, limits } = published
  const { difference, lower, upper } = change('thumbs', thumbCounts(...before), thumbCounts(...after))
  expect(difference).toBeCloseTo(100 * (after[0] / after[1] - before[0] / before[1]), 9)
  expect(lower / 100).toBeCloseTo(limits[0], 4)
  expect(upper / 100).toBeCloseTo(limits[1], 4)
})

test.each(WELCH)('[S21] a mean’s change has Welch’s interval: $before to $after', (published) => {
  const { difference, lower, upper } = change(
    'stars',
    starCounts(published.before),
    starCounts(published.after),
  )
  expect(difference).toBeCloseTo(published.difference, 12)
  expect(lower).toBeCloseTo(published.limits[0], 8)
  expect(upper).toBeCloseTo(published.limits[1], 8)
})

test('[S21] a window of one answer leaves every difference of means possible', () => {
  expect(change('stars', { 5: 1 }, { 2: 100 })).toEqual({ difference: -3, lower: -4, upper: 4, real: false })
  expect(change('stars', { 1: 1 }, { 5: 1 })).toEqual({ difference: 4, lower: -4, upper: 4, real: false })
})

test('[S21] windows that agree within themselves differ by just that', () => {
  expect(change('stars', { 4: 30 }, { 5: 30 })).toEqual({ difference: 1, lower: 1, upper: 1, real: true })
  expect(change('stars', { 5: 30 }, { 5: 90 })).toEqual({ difference: 0, lower: 0, upper: 0, real: false })
})

test('[S22] a change is real only when its interval excludes 0', () => {
  expect(change('nps', { 0: 300, 10: 300 }, { 0: 200, 10: 400 }).real).toBe(true)
  expect(change('nps', { 0: 400, 10: 200 }, { 0: 200, 10: 400 }).real).toBe(true)
  expect(change('nps', { 0: 300, 10: 300 }, { 0: 299, 10: 301 }).real).toBe(false)
})

test.each(METRICS)('[S22] a change of %s is real only with 30 answers in each window', (metric) => {
  const [worst, best] = metric === 'thumbs' || metric === 'nps' ? [0, 1] : [1, 5]
  const top = metric === 'nps' ? 10 : best
  const real = (older: number, newer: number) => change(metric, { [worst]: older }, { [top]: newer }).real
  expect([real(29, 500), real(500, 29), real(30, 30)]).toEqual([false, false, true])
})

test('[S23] the difference lies within its interval and inside what is possible, and is never NaN', () => {
  const WIDEST: Record<Metric, number> = { nps: 200, csat: 100, ces: 100, stars: 4, thumbs: 100 }
  fc.assert(
    fc.property(anyWindows, ({ metric, before, after }) => {
      const found = changeOf(metric, before, after)
      if (found === null) return
      const ordered = [-WIDEST[metric], found.lower, found.difference, found.upper, WIDEST[metric]]
      expect(ordered).not.toContain(Number.NaN)
      expect(ordered).toEqual([...ordered].sort((a, b) => a - b))
    }),
    { numRuns: 500 },
  )
})

test('[S23] windows changed round turn the change round', () => {
  fc.assert(
    fc.property(anyWindows, ({ metric, before, after }) => {
      const there = changeOf(metric, before, after)
      const back = changeOf(metric, after, before)
      expect(back === null).toBe(there === null)
      if (there === null || back === null) return
      expect(back.real).toBe(there.real)
      expect(-back.difference).toBeCloseTo(there.difference, 9)
      expect(-back.upper).toBeCloseTo(there.lower, 9)
      expect(-back.lower).toBeCloseTo(there.upper, 9)
    }),
  )
})

test('[S23] a real change goes the way that the plain scores go', () => {
  fc.assert(
    fc.property(anyWindows, ({ metric, before, after }) => {
      const found = changeOf(metric, before, after)
      if (!found?.real) return
      const plain = (scoreOf(metric, after).score ?? 0) - (scoreOf(metric, before).score ?? 0)
      expect(Math.sign(found.difference)).toBe(Math.sign(plain))
    }),
    { numRuns: 500 },
  )
})
