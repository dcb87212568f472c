import { describe, expect, test } from 'vitest'
import type { Span } from './feedback.ts'
import type { Mask } from './masks.ts'
import { areWholeSentences, sentencesOf, visibleWords } from './passages.ts'

const at = (text: string, part: string): Span => [text.indexOf(part), text.indexOf(part) + part.length]
const mask = (text: string, part: string): Mask => {
  const [start, end] = at(text, part)
  return { start, end, kind: 'phone' }
}

describe('sentences', () => {
  test('[P10] are found in any script, without the space around them', () => {
    const cut = (text: string, language?: string) =>
      sentencesOf(text, language).map(([a, b]) => text.slice(a, b))
    expect(cut(' One.  Two! Three? ')).toEqual(['One.', 'Two!', 'Three?'])
    expect(cut('とても良い。また来ます。', 'ja')).toEqual(['とても良い。', 'また来ます。'])
    expect(cut('شكرا لكم. سأعود.', 'ar')).toEqual(['شكرا لكم.', 'سأعود.'])
    expect(cut('First line\nsecond line')).toEqual(['First line', 'second line'])
    expect(cut('Fine.', 'no language at all')).toEqual(['Fine.'])
  })

  test('[P11] a span is whole where it begins with one and ends with one', () => {
    const text = 'One is here. Two is there. Three.'
    expect(areWholeSentences([at(text, 'One is here.')], text)).toBe(true)
    expect(areWholeSentences([at(text, 'One is here. Two is there.')], text)).toBe(true)
    expect(areWholeSentences([at(text, 'is here.')], text)).toBe(false)
    expect(areWholeSentences([at(text, 'One is here. Two')], text)).toBe(false)
  })
})

describe('words on walls', () => {
  test('[P7] an ellipsis stands in the place of what is masked, and one for several side by side', () => {
    const text = 'Call 0171 1234567 0172 7654321 or Maya, please.'
    const masks = [mask(text, '0171 1234567'), mask(text, '0172 7654321')]
    expect(visibleWords(text, { masks })).toBe('Call … or Maya, please.')
    expect(visibleWords(text, { masks, passages: { mask: [at(text, 'Maya')] } })).toBe('Call … or …, please.')
  })

  test('[P7] a letter of several code units is masked whole or not at all', () => {
    const text = 'So 👩‍👩‍👧 nice, e\u0301te\u0301!'
    const inFamily: Span = [5, 6]
    expect(visibleWords(text, { masks: [], passages: { mask: [inFamily] } })).toBe(
      'So … nice, e\u0301te\u0301!',
    )
    const half: Span = [text.indexOf('e\u0301'), text.indexOf('e\u0301') + 1]
    const words = visibleWords(text, { masks: [], passages: { mask: [half] } })
    expect(words).toBe('So 👩‍👩‍👧 nice, …te\u0301!')
  })

  test('[P8] where nothing else is left to read there are no words', () => {
    const text = '0171 1234567!'
    expect(visibleWords(text, { masks: [mask(text, '0171 1234567')] })).toBeNull()
    expect(visibleWords('!?', { masks: [] })).toBe('!?')
    expect(visibleWords('👍 0171', { masks: [mask('👍 0171', '0171')] })).toBe('👍 …')
  })

  test('[P10] only the chosen sentences stand, with an ellipsis for what was left out between them', () => {
    const text = 'One. Two. Three. Four.'
    const show = [at(text, 'One.'), at(text, 'Two.'), at(text, 'Four.')]
    expect(visibleWords(text, { masks: [], passages: { show } })).toBe('One. Two. … Four.')
    expect(visibleWords(text, { masks: [], passages: { show: [at(text, 'Three.')] } })).toBe('Three.')
    expect(visibleWords(text, { masks: [mask(text, 'Two')], passages: { show } })).toBe('One. …. … Four.')
  })

  test('[P10] a false alarm that a moderator has cleared is shown; a longer mask there is not', () => {
    const text = 'Table 0171 1234567 was lovely.'
    const found = mask(text, '0171 1234567')
    const passages = { clear: [at(text, '0171 1234567')] }
    expect(visibleWords(text, { masks: [found], passages })).toBe(text)
    const longer = { ...found, start: 0 }
    expect(visibleWords(text, { masks: [longer], passages })).toBe('… was lovely.')
  })
})
