import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyMetric } from './fixtures/answers.ts'
import { type Mood, moodOf, moodOfScore, OWN_SCALE, roundHalfAway, toOwnScale } from './metric.ts'

test('[S1] a half is rounded away from zero on both sides, and never to −0', () => {
  const rounded = [2.5, -2.5, 0.5, -0.5, 1.4, -1.4, -0.4, -0, 0].map(roundHalfAway)
  expect(rounded).toEqual([3, -3, 1, -1, 1, -1, 0, 0, 0])
})

test('[S2] a score on its own scale stays as it is', () => {
  for (let score = 0; score <= 10; score++) expect(toOwnScale('nps', OWN_SCALE.nps, score)).toBe(score)
  for (let score = 1; score <= 7; score++) expect(toOwnScale('ces', OWN_SCALE.ces, score)).toBe(score)
})

test('[S2] another scale is stretched linearly onto the own one, halves away from zero', () => {
  const oneToTen = { min: 1, max: 10 }
  const onto = (score: number) => toOwnScale('nps', oneToTen, score)
  expect([1, 2, 5, 6, 9, 10].map(onto)).toEqual([0, 1, 4, 6, 9, 10])
  expect(toOwnScale('stars', { min: 0, max: 8 }, 5)).toBe(4)
  expect(toOwnScale('csat', { min: 0, max: 100 }, 100)).toBe(5)
  expect(toOwnScale('thumbs', { min: -1, max: 1 }, 0)).toBe(1)
})

test('[S2] both ends meet, order is kept and nothing leaves the own scale', () => {
  const anyScale = fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 1000 }))
  fc.assert(
    fc.property(anyMetric, anyScale, fc.nat(), fc.nat(), (metric, [min, span], some, other) => {
      const scale = { min, max: min + span }
      const own = OWN_SCALE[metric]
      const [low, high] = [some % (span + 1), other % (span + 1)].sort((a, b) => a - b) as [number, number]
      expect(toOwnScale(metric, scale, min)).toBe(own.min)
      expect(toOwnScale(metric, scale, min + span)).toBe(own.max)
      expect(toOwnScale(metric, scale, min + low)).toBeLessThanOrEqual(toOwnScale(metric, scale, min + high))
    }),
  )
})

test('[S3] each metric divides its scale into good, neutral and bad as DESIGN.md says', () => {
  const moods = (metric: keyof typeof OWN_SCALE) => {
    const letters: Record<Mood, string> = { good: 'g', neutral: 'n', bad: 'b' }
    const { min, max } = OWN_SCALE[metric]
    return Array.from({ length: max - min + 1 }, (_, i) => letters[moodOfScore(metric, min + i)]).join('')
  }
  expect(moods('nps')).toBe('bbbbbbbnngg')
  expect(moods('csat')).toBe('bbngg')
  expect(moods('ces')).toBe('bbbnggg')
  expect(moods('stars')).toBe('bbngg')
  expect(moods('thumbs')).toBe('bg')
})

test('[S3] a voice has the mood of its score on the own scale, and is neutral without one', () => {
  expect(moodOf({ metric: 'nps', score: 0 })).toBe('bad')
  expect(moodOf({ metric: 'stars', score: 7, scale: { min: 1, max: 10 } })).toBe('good')
  expect(moodOf({ metric: 'nps' })).toBe('neutral')
  expect(moodOf({ score: 9 })).toBe('neutral')
})
