import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyWindows, starCounts } from '../fixtures/answers.ts'
import { METRICS, type Metric } from '../metric.ts'
import { marginText, type Score, scoreOf, scoreText } from '../score.ts'

const within = (metric: Metric, lower: number, score: number, upper: number): Score => ({
  ...scoreOf(metric, {}),
  score,
  lower,
  upper,
})

test.each([
  ['nps', 52.4, '52'],
  ['nps', -35.8974359, '−36'],
  ['nps', -2.5, '−3'],
  ['nps', 2.5, '3'],
  ['nps', -0.4, '0'],
  ['nps', -0, '0'],
  ['nps', 100, '100'],
  ['csat', 69.1588785, '69'],
  ['ces', 0.285 * 100, '29'],
  ['thumbs', 75, '75'],
  ['stars', 4, '4.0'],
  ['stars', 4.25, '4.3'],
  ['stars', 4.35, '4.4'],
  ['stars', 4.949999, '4.9'],
  ['stars', -0.04, '0.0'],
  ['stars', -0.25, '−0.3'],
] as const)('[S24] %s %d is read "%s"', (metric, score, text) => {
  expect(scoreText(metric, score)).toBe(text)
})

test('[S24] every mean that stands on half a tenth is rounded up', () => {
  for (let n = 1; n <= 400; n++)
    for (let sum = n; sum <= 5 * n; sum++) {
      const twentieths = (20 * sum) / n
      if (!Number.isInteger(twentieths) || twentieths % 2 === 0) continue
      expect(scoreText('stars', sum / n)).toBe(((twentieths + 1) / 20).toFixed(1))
    }
})

test('[S24] a number is a minus at most, digits, and for stars a tenth', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...METRICS),
      fc.double({ min: -200, max: 200, noNaN: true }),
      (metric, score) => {
        const text = scoreText(metric, score)
        expect(text).toMatch(metric === 'stars' ? /^−?\d{1,3}\.\d$/ : /^−?\d{1,3}$/)
        expect(text).not.toMatch(/^−0(\.0)?$/)
      },
    ),
  )
})

test.each([
  ['en', '4.3'],
  ['en-GB', '4.3'],
  ['de', '4,3'],
  ['fr-CA', '4,3'],
  ['de-u-nu-arab', '4,3'],
  ['ar-EG', '4.3'],
  ['ja', '4.3'],
])('[S25] %s writes %s: the locale decides the decimal mark and leaves the digits', (locale, text) => {
  expect(scoreText('stars', 4.25, locale)).toBe(text)
})

test('[S26] the margin is ± where both sides round alike', () => {
  expect(marginText(within('nps', 48.4, 52, 55.7))).toBe('±4')
  expect(marginText(within('stars', 3.98, 4.1, 4.24), 'de')).toBe('±0,1')
})

test('[S26] the margin is the range where the sides round differently', () => {
  expect(marginText(within('nps', -12.4, 10, 26.3))).toBe('−12 to 26')
  expect(marginText(within('thumbs', 69.9, 90, 97.2))).toBe('70 to 97')
})

test('[S26] a range is written without an English word for those who read another language', () => {
  expect(marginText(within('nps', -12.4, 10, 26.3), 'de')).toBe('−12 … 26')
  expect(marginText(within('nps', -12.4, 10, 26.3), 'en-IE')).toBe('−12 to 26')
})

test('[S26] without an interval there is no margin', () => {
  expect(marginText(scoreOf('nps', {}))).toBeNull()
  expect(marginText(scoreOf('stars', starCounts([0, 0, 0, 4, 5])))).toBeNull()
})

test('[S26] every score with an interval has a margin that people can read', () => {
  fc.assert(
    fc.property(anyWindows, ({ metric, before }) => {
      const score = scoreOf(metric, before)
      if (score.lower === null) return
      expect(marginText(score)).toMatch(/^(±\d+(\.\d)?|−?\d+(\.\d)? to −?\d+(\.\d)?)$/)
    }),
  )
})
