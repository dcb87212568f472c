import { expect, test } from 'vitest'
import { segmentsOf, tidied, withMasked } from './segments.ts'

const text = 'Call 555. Or mail. Bye.'
const masks = [{ start: 5, end: 8, kind: 'phone' as const }]

test('[A53] words are cut where walls mask them, and stay whole together', () => {
  const segments = segmentsOf(text, { masks })
  expect(segments.map((segment) => segment.text)).toEqual(['Call ', '555', '. Or mail. Bye.'])
  expect(segments.map(({ masked }) => masked)).toEqual([null, 'phone', null])
  expect(segments.map((segment) => segment.text).join('')).toBe(text)
})

test('[A53] a false alarm that was cleared is not masked, what a moderator masked is', () => {
  const segments = segmentsOf(text, { masks, passages: { clear: [[5, 8]], mask: [[13, 17]] } })
  expect(segments.filter(({ masked }) => masked).map(({ text, masked }) => [text, masked])).toEqual([
    ['mail', 'chosen'],
  ])
})

test('[A54] sentences that walls do not show are told apart', () => {
  const segments = segmentsOf(text, { masks, passages: { show: [[10, 18]] } })
  expect(segments.filter(({ shown }) => shown).map((segment) => segment.text)).toEqual(['Or mail.'])
})

test('[A54] masked stretches that touch become one; nothing chosen is nothing said', () => {
  expect(withMasked({ mask: [[0, 4]] }, [3, 8])).toEqual({ mask: [[0, 8]] })
  expect(withMasked({ mask: [[10, 12]], show: [[0, 9]] }, [3, 8])).toEqual({
    mask: [
      [3, 8],
      [10, 12],
    ],
    show: [[0, 9]],
  })
  expect(tidied({ mask: [], clear: [] })).toBeNull()
  expect(tidied({ mask: [[1, 2]], clear: [] })).toEqual({ mask: [[1, 2]] })
})
