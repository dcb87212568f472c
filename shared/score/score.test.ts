import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCounts, anyMetric, anyWindows, npsCounts, starCounts, thumbCounts } from '../fixtures/answers.ts'
import {
  NET_LIMITS_90,
  NET_LIMITS_95,
  NET_LIMITS_PRINTED,
  NET_SCORES,
  STAR_LIMITS,
  WILSON,
} from '../fixtures/published-scores.ts'
import { METRICS, type Metric, OWN_SCALE } from '../metric.ts'
import { type Counts, scoreOf } from '../score.ts'
import { netInterval } from './net.ts'
import { sampleOf } from './sample.ts'

const RANGE: Record<Metric, [number, number]> = {
  nps: [-100, 100],
  csat: [0, 100],
  ces: [0, 100],
  stars: [1, 5],
  thumbs: [0, 100],
}

const Z90 = 1.6448536269514722

describe('what a score is', () => {
  test.each(METRICS)('[S6] %s without answers is null with null limits, never 0', (metric) => {
    const empty = scoreOf(metric, {})
    expect(empty).toMatchObject({ metric, score: null, n: 0, lower: null, upper: null, state: 'none' })
    expect(empty.parts).toEqual({ good: 0, neutral: 0, bad: 0 })
  })

  test('[S7] counts name every score of the own scale, and parts are counts by mood', () => {
    const { counts, parts, n } = scoreOf('csat', { 2: 1, 3: 4, 5: 7 })
    expect(counts).toEqual({ 1: 0, 2: 1, 3: 4, 4: 0, 5: 7 })
    expect({ ...parts, n }).toEqual({ good: 7, neutral: 4, bad: 1, n: 12 })
  })

  test.each(NET_SCORES)('[S8] NPS is good less bad in points: $answers is $score', ({ answers, score }) => {
    expect(scoreOf('nps', npsCounts(answers)).score).toBeCloseTo(score, 6)
  })

  test('[S9] CSAT is the share of 4 and 5: Delighted prints 69.16 for its example', () => {
    expect(scoreOf('csat', { 1: 14, 2: 9, 3: 10, 4: 32, 5: 42 }).score).toBeCloseTo(69.16, 2)
  })

  test('[S9] CES is the share of 5 to 7, thumbs the share of 1, both in percent', () => {
    expect(scoreOf('ces', { 1: 1, 4: 1, 5: 1, 6: 1, 7: 1 }).score).toBe(60)
    expect(scoreOf('thumbs', { 0: 1, 1: 3 }).score).toBe(75)
  })

  test('[S9] a share that is a half in people’s numbers is exactly that half', () => {
    expect(scoreOf('thumbs', thumbCounts(57, 200)).score).toBe(28.5)
  })

  test.each(STAR_LIMITS)('[S10] stars are the mean: $answers is $score', ({ answers, score }) => {
    expect(scoreOf('stars', starCounts(answers)).score).toBeCloseTo(score, 12)
  })

  test.each([
    [0, 'none'],
    [1, 'few'],
    [4, 'few'],
    [5, 'early'],
    [29, 'early'],
    [30, 'full'],
  ])('[S11] %i answers are %s', (n, state) => {
    for (const metric of METRICS) expect(scoreOf(metric, { [OWN_SCALE[metric].max]: n }).state).toBe(state)
  })
})

describe('how sure it is', () => {
  test.each(NET_LIMITS_95)('[S12] the NPS interval is the score interval: %j', (answers, [lower, upper]) => {
    const score = scoreOf('nps', npsCounts(answers))
    expect(score.lower).toBeCloseTo(lower, 4)
    expect(score.upper).toBeCloseTo(upper, 4)
  })

  test.each(NET_LIMITS_90)('[S12] also at 90 %%: %j', (answers, [lower, upper]) => {
    const limits = netInterval(sampleOf('nps', npsCounts(answers)), Z90)
    expect(limits.lower).toBeCloseTo(lower, 4)
    expect(limits.upper).toBeCloseTo(upper, 4)
  })

  test.each(NET_LIMITS_PRINTED)('[S12] also as a textbook prints it: %j', (answers, [lower, upper]) => {
    const score = scoreOf('nps', npsCounts(answers))
    expect(score.lower).toBeCloseTo(lower, 1)
    expect(score.upper).toBeCloseTo(upper, 1)
  })

  test.each(WILSON)(
    '[S13] a share has Wilson’s interval: $good of $n, $source',
    ({ good, n, limits, digits }) => {
      const { lower, upper } = scoreOf('thumbs', thumbCounts(good, n))
      expect((lower ?? Number.NaN) / 100).toBeCloseTo(limits[0], digits)
      expect((upper ?? Number.NaN) / 100).toBeCloseTo(limits[1], digits)
    },
  )

  test.each(STAR_LIMITS)('[S14] a mean has the t interval: $answers', ({ answers, limits }) => {
    const { lower, upper } = scoreOf('stars', starCounts(answers))
    expect(lower).toBeCloseTo(limits[0], 8)
    expect(upper).toBeCloseTo(limits[1], 8)
  })

  test('[S14] a mean of fewer than 10 answers has no interval, of 10 it has one', () => {
    expect(scoreOf('stars', { 4: 5, 5: 4 })).toMatchObject({ lower: null, upper: null, state: 'early' })
    expect(scoreOf('stars', { 4: 5, 5: 5 })).toMatchObject({ score: 4.5, lower: expect.any(Number) })
  })

  test('[S15] the interval contains the score and stays inside the metric’s range', () => {
    fc.assert(
      fc.property(anyWindows, ({ metric, before }) => {
        const { score, lower, upper } = scoreOf(metric, before)
        if (score === null || lower === null || upper === null) return
        const [least, most] = RANGE[metric]
        for (const [small, large] of [
          [least, lower],
          [lower, score],
          [score, upper],
          [upper, most],
        ] as const)
          expect(small).toBeLessThanOrEqual(large)
      }),
      { numRuns: 500 },
    )
  })

  test('[S15] however few agree, an interval of NPS or a share is never without width', () => {
    for (const metric of ['nps', 'csat', 'ces', 'thumbs'] as const)
      for (const n of [1, 5, 30, 1_000_000]) {
        const { lower, upper } = scoreOf(metric, { [OWN_SCALE[metric].max]: n })
        expect(upper).toBe(100)
        expect(lower).toBeLessThan(100)
      }
  })

  test('[S15] many times the same answers make the interval narrower, not the score another', () => {
    fc.assert(
      fc.property(anyWindows, ({ metric, before }) => {
        const some = scoreOf(metric, before)
        const many = scoreOf(metric, times(4, before))
        if (some.score === null) return
        expect(many.score).toBeCloseTo(some.score, 9)
        if (some.lower !== null) expect(many.lower).toBeGreaterThanOrEqual(some.lower)
        if (some.upper !== null) expect(many.upper).toBeLessThanOrEqual(some.upper)
      }),
    )
  })

  test('[S16] good and bad changed round, NPS and its interval are mirrored to the last bit', () => {
    const anyAnswers = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500))
    fc.assert(
      fc.property(anyAnswers, ([bad, neutral, good]) => {
        fc.pre(bad + neutral + good > 0)
        const there = scoreOf('nps', npsCounts([bad, neutral, good]))
        const back = scoreOf('nps', npsCounts([good, neutral, bad]))
        expect([negated(back.score), negated(back.upper), negated(back.lower)]).toEqual([
          there.score,
          there.lower,
          there.upper,
        ])
      }),
    )
  })

  test('[S17] an answer that becomes better never lowers the score, nor the limits of NPS and shares', () => {
    const anyStep = anyMetric.chain((metric) => {
      const { min, max } = OWN_SCALE[metric]
      const from = fc.integer({ min, max: max - 1 })
      return fc.record({ metric: fc.constant(metric), counts: anyCounts(metric, 1000), from })
    })
    fc.assert(
      fc.property(anyStep, ({ metric, counts, from }) => {
        const worse = scoreOf(metric, plusOne(counts, from))
        const better = scoreOf(metric, plusOne(counts, from + 1))
        expect(better.score).toBeGreaterThanOrEqual(worse.score ?? Number.NaN)
        if (metric === 'stars') return
        expect(better.lower).toBeGreaterThanOrEqual(worse.lower ?? Number.NaN)
        expect(better.upper).toBeGreaterThanOrEqual(worse.upper ?? Number.NaN)
      }),
      { numRuns: 500 },
    )
  })
})

function times(factor: number, counts: Counts): Counts {
  return Object.fromEntries(Object.entries(counts).map(([score, n]) => [score, n * factor]))
}

function plusOne(counts: Counts, score: number): Counts {
  return { ...counts, [score]: (counts[score] ?? 0) + 1 }
}

function negated(value: number | null): number | null {
  return value === null ? null : -value || 0
}
