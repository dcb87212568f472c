import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import type { Span } from '../../../shared/feedback.ts'
import { PassagesSchema, passagesRefusal, tidyPassages } from './passages.ts'

const comment = 'So good 😀. Call 0171 1234567. Bye.'
const found: Span = [comment.indexOf('0171'), comment.indexOf('. Bye')]
const words = { comment, language: 'en', masks: [{ start: found[0], end: found[1], kind: 'phone' }] } as const
const first: Span = [0, comment.indexOf(' Call')]

describe('what a moderator chooses of the words', () => {
  test('[P11] whole sentences, any stretch to mask and a found mask to clear are taken', () => {
    expect(passagesRefusal({ show: [first], mask: [[0, 2]], clear: [found] }, words)).toBeNull()
  })

  test.each([
    ['half a sentence', { show: [[0, 5]] }, 'passages/show'],
    ['no sentence at all', { show: [] }, 'passages/show'],
    ['what lies beyond the words', { mask: [[0, comment.length + 1]] }, 'passages'],
    ['half a character', { mask: [[0, comment.indexOf('😀') + 1]] }, 'passages'],
    ['what was not found', { clear: [[0, 2]] }, 'passages/clear'],
  ] as const)('[P11] %s is refused', (_what, passages, field) => {
    expect(passagesRefusal(passages as never, words)?.field).toBe(field)
  })

  test('[P11] where there are no words there is nothing to choose', () => {
    expect(passagesRefusal({ mask: [[0, 1]] }, { ...words, comment: null })?.field).toBe('passages')
  })

  test('[P11] only spans of whole numbers that begin before they end are spans', () => {
    const is = (input: unknown) => v.safeParse(PassagesSchema, input).success
    expect(is(null)).toBe(true)
    expect(is({ show: [[0, 4]], mask: [], extra: 1 })).toBe(true)
    for (const wrong of [[[4, 0]], [[0.5, 1]], [[-1, 2]], [[0]], [[0, Infinity]], 'all', [['0', '1']]]) {
      expect(is({ mask: wrong })).toBe(false)
    }
  })

  test('[P11] spans are kept in order and once, and nothing chosen is no choice', () => {
    const again: Span[] = [
      [5, 6],
      [1, 2],
      [5, 6],
    ]
    expect(tidyPassages({ mask: again })).toEqual({
      mask: [
        [1, 2],
        [5, 6],
      ],
    })
    expect(tidyPassages({ mask: [], clear: [] })).toBeNull()
  })
})
