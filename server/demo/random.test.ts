import { expect, test } from 'vitest'
import { makeDeck } from './deck.ts'
import { makeRandom } from './random.ts'

test('[D20] chance keeps to its weights and means', () => {
  const random = makeRandom('weights')
  const draws = Array.from({ length: 20_000 }, () => random.weighted({ often: 3, seldom: 1, never: 0 }))
  expect(draws.filter((draw) => draw === 'often').length / 20_000).toBeCloseTo(0.75, 1)
  expect(draws).not.toContain('never')
  const counts = Array.from({ length: 20_000 }, () => random.count(6.5))
  expect(counts.reduce((sum, count) => sum + count) / 20_000).toBeCloseTo(6.5, 0)
})

test('[D20] both ends of a range come up, and nothing beyond', () => {
  const random = makeRandom('range')
  const draws = new Set(Array.from({ length: 500 }, () => random.between(-1, 2)))
  expect([...draws].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2])
})

test('[D21] a deck deals all of its cards before it deals one again', () => {
  const deck = makeDeck([1, 2, 3, 4, 5], makeRandom('deck'))
  const round = () => Array.from({ length: 5 }, () => deck.deal(() => true))
  expect(new Set(round()).size).toBe(5)
  expect(new Set(round()).size).toBe(5)
})

test('[D21] a card that does not suit is kept for later', () => {
  const deck = makeDeck([1, 2], makeRandom('deck'))
  expect(deck.deal((card) => card === 2)).toBe(2)
  expect(deck.deal(() => true)).toBe(1)
  expect(deck.deal(() => false)).toBe(null)
})
