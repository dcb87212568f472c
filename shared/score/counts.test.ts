import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyWindows } from '../fixtures/answers.ts'
import { OWN_SCALE } from '../metric.ts'
import { type Counts, scoreOf, type Tally, toCounts } from '../score.ts'

const tallies = (counts: Counts, own: Tally['scale']): Tally[] =>
  Object.entries(counts).map(([score, n]) => ({ scale: own, score: Number(score), n }))

test('[S4] tallies of other scales are counted on the own one', () => {
  const ten = { min: 1, max: 10 }
  const counts = toCounts('stars', [
    { scale: OWN_SCALE.stars, score: 5, n: 3 },
    { scale: ten, score: 10, n: 2 },
    { scale: ten, score: 1, n: 1 },
  ])
  expect(counts).toEqual({ 1: 1, 5: 5 })
})

test('[S4] a later row may take an earlier one back', () => {
  const row = { scale: OWN_SCALE.nps, score: 9 }
  expect(
    scoreOf(
      'nps',
      toCounts('nps', [
        { ...row, n: 2 },
        { ...row, n: -2 },
      ]),
    ).state,
  ).toBe('none')
})

test('[S4] splitting, shuffling and merging counts changes nothing', () => {
  fc.assert(
    fc.property(anyWindows, ({ metric, before, after }) => {
      const own = OWN_SCALE[metric]
      const rows = [...tallies(before, own), ...tallies(after, own)]
      const merged = toCounts(metric, [...tallies(toCounts(metric, rows.slice(0, 3)), own), ...rows.slice(3)])
      expect(scoreOf(metric, merged)).toEqual(scoreOf(metric, toCounts(metric, rows.reverse())))
    }),
  )
})

test.each([
  ['a score above the scale', { 11: 1 }],
  ['a score below the scale', { '-1': 1 }],
  ['a fraction as score', { 9.5: 1 }],
  ['a number in another spelling', { '09': 1 }],
  ['a name that every object knows', { toString: 1 }],
  ['half an answer', { 9: 0.5 }],
  ['less than no answer', { 9: -1 }],
  ['no number', { 9: Number.NaN }],
])('[S5] counts with %s are refused', (_, counts: Counts) => {
  expect(() => scoreOf('nps', counts)).toThrow(RangeError)
})
