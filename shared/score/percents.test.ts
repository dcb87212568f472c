import fc from 'fast-check'
import { expect, test } from 'vitest'
import { METRICS, type Metric, type Mood, OWN_SCALE } from '../metric.ts'
import { percentsOf, scoreOf, scoreText } from '../score.ts'

const MOODS: readonly Mood[] = ['good', 'neutral', 'bad']
const anyMetric = fc.constantFrom(...METRICS)
const anyParts = fc.record({
  ...{ good: fc.nat(3_000), neutral: fc.nat(3_000), bad: fc.nat(3_000) },
})
const some = anyParts.filter(({ good, neutral, bad }) => good + neutral + bad > 0)
/** Few of two moods beside many of the third, where small parts get lost. */
const lopsided = fc
  .record({ good: fc.nat(9), neutral: fc.nat(9), bad: fc.integer({ min: 300, max: 900 }) })
  .chain(({ good, neutral, bad }) =>
    fc.constantFrom({ good, neutral, bad }, { good: bad, neutral: good, bad: neutral }),
  )
const parts = fc.oneof(some, lopsided)

const list = (metric: Metric, good: number, neutral: number, bad: number) => {
  const percents = percentsOf(metric, { good, neutral, bad })
  return MOODS.map((mood) => percents[mood])
}

test.each([
  ['nps', [1, 1, 1], [33, 34, 33]],
  ['nps', [101, 0, 99], [50, 0, 50]],
  ['nps', [3, 1, 4], [37, 13, 50]],
  ['nps', [199, 1, 0], [99, 1, 0]],
  ['nps', [995, 6, 0], [99, 1, 0]],
  ['nps', [2, 165, 165], [1, 50, 49]],
  ['csat', [2, 2, 2], [33, 34, 33]],
  ['csat', [335, 335, 330], [34, 33, 33]],
  ['thumbs', [101, 0, 99], [51, 0, 49]],
  ['stars', [0, 0, 0], [0, 0, 0]],
] as const)('[T110] %s of %j is read as %j', (metric, [good, neutral, bad], percents) => {
  expect(list(metric, good, neutral, bad)).toEqual(percents)
})

test('[T110] whole percentages of the parts add up to 100, each less than a point away, and nothing is never one', () => {
  fc.assert(
    fc.property(anyMetric, parts, (metric, counts) => {
      const n = counts.good + counts.neutral + counts.bad
      const percents = percentsOf(metric, counts)
      expect(percents.good + percents.neutral + percents.bad).toBe(100)
      for (const mood of MOODS) {
        expect(Math.abs(percents[mood] - (100 * counts[mood]) / n)).toBeLessThan(1)
        if (counts[mood] === 0) expect(percents[mood]).toBe(0)
      }
    }),
  )
})

test('[T110] of points and stars no part of more than half a percent is read as none, and a larger part is never read as a smaller one', () => {
  fc.assert(
    fc.property(fc.constantFrom('nps' as const, 'stars' as const), parts, (metric, counts) => {
      const n = counts.good + counts.neutral + counts.bad
      const percents = percentsOf(metric, counts)
      for (const a of MOODS) {
        if (200 * counts[a] > n) expect(percents[a]).toBeGreaterThan(0)
        for (const b of MOODS)
          if (counts[a] > counts[b]) expect(percents[a]).toBeGreaterThanOrEqual(percents[b])
      }
    }),
  )
})

test('[T110] where the score is the share of the good, that part is read as the score is', () => {
  const counted = fc.record({ low: fc.nat(900), middle: fc.nat(900), high: fc.nat(900) })
  const isShare = (metric: Metric) => metric !== 'nps' && metric !== 'stars'
  fc.assert(
    fc.property(fc.constantFrom(...METRICS.filter(isShare)), counted, (metric, { low, middle, high }) => {
      const { min, max } = OWN_SCALE[metric]
      const { score, parts } = scoreOf(metric, {
        [Math.ceil((min + max) / 2)]: middle,
        [min]: low,
        [max]: high,
      })
      if (score !== null) expect(String(percentsOf(metric, parts).good)).toBe(scoreText(metric, score))
    }),
  )
})
