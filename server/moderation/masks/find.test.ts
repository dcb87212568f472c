import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findMasks } from './find.ts'
import { compileMaskRules, FIRST_MASK_RULES, FIRST_MASK_SETTINGS } from './rules.ts'

const find = (text: string, language?: string) =>
  findMasks(text, FIRST_MASK_RULES, { language }).map(({ start, end, kind }) => [
    kind,
    text.slice(start, end),
  ])

describe('personal data in words', () => {
  test('[P1] each kind is found beside the others, in the order of the text', () => {
    const text =
      'Ich (maya@example.com, 0171 1234567) will mein Geld auf DE89 3704 0044 0532 0130 00, nicht auf ' +
      '4111 1111 1111 1111; von 10.1.1.235 ging www.example.com nicht.'
    expect(find(text, 'de')).toEqual([
      ['email', 'maya@example.com'],
      ['phone', '0171 1234567'],
      ['iban', 'DE89 3704 0044 0532 0130 00'],
      ['card', '4111 1111 1111 1111'],
      ['ip', '10.1.1.235'],
      ['link', 'www.example.com'],
    ])
  })

  test('[P1] the language helps to read a number as at home', () => {
    expect(find('Estoy en el 612345678', 'es')).toEqual([['phone', '612345678']])
    expect(find('I counted 612345678', 'en')).toEqual([])
    expect(find('Estoy en el 612345678', 'no language at all')).toEqual([])
  })

  test('[P2] the nearest word before a number says what it is', () => {
    expect(find('phone unknown, order 0171 1234567', 'de')).toEqual([])
    expect(find('order unknown, phone 0171 1234567', 'de')).toEqual([['phone', '0171 1234567']])
  })

  test('[P3] what cannot be seen hides nothing, and spans are those of the words as they were written', () => {
    expect(find('👋🏽 m\u200bay\u00ada@exam\u2060ple.com!')).toEqual([
      ['email', 'm\u200bay\u00ada@exam\u2060ple.com'],
    ])
    expect(find('اتصل ٠٥٠١٢٣٤٥٦٧')).toEqual([['phone', '٠٥٠١٢٣٤٥٦٧']])
    expect(find('Tel. ０１７１　１２３４５６７', 'de')).toEqual([['phone', '０１７１　１２３４５６７']])
    expect(find('𝟎𝟏𝟕𝟏 𝟏𝟐𝟑𝟒𝟓𝟔𝟕 ist meine Nummer', 'de')).toEqual([['phone', '𝟎𝟏𝟕𝟏 𝟏𝟐𝟑𝟒𝟓𝟔𝟕']])
  })

  test('[P3] spans follow each other within the text and cut no character in two, whatever it is', () => {
    const bits = [
      '0171',
      '12',
      ' ',
      '-',
      '@',
      'a',
      '.com',
      '😀',
      '\u200b',
      '(',
      ')',
      '+49',
      '٣',
      'DE89',
      ':',
      '/',
    ]
    const texts = fc.array(fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'grapheme', maxLength: 3 })))
    fc.assert(
      fc.property(texts, (parts) => {
        const text = parts.join('').toWellFormed()
        let before = 0
        for (const { start, end } of findMasks(text, FIRST_MASK_RULES)) {
          expect(start).toBeGreaterThanOrEqual(before)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end).isWellFormed()).toBe(true)
          before = end
        }
        expect(before).toBeLessThanOrEqual(text.length)
      }),
    )
  })

  test('[P4] a text so full of numbers that looking at each takes long is masked instead', () => {
    const numbers = Array.from({ length: 700 }, (_, n) => `${100 + n} ${2000 + n} ${3000 + n}`).join('; ')
    expect(find(numbers).length).toBeGreaterThan(500)
    expect(find(numbers.slice(0, 100))).toEqual([])
  })

  test('[P4] where looking on for an own pattern would take too long, the rest is masked unseen', () => {
    const patterns = [{ name: 'Slow', pattern: 'c.*d|c' }]
    const rules = compileMaskRules({ ...FIRST_MASK_SETTINGS, patterns })
    const many = 'c x '.repeat(2_500)
    expect(findMasks(many, rules).at(-1)).toMatchObject({ end: many.length, kind: 'own' })
    expect(findMasks('c x '.repeat(50), rules)).toHaveLength(50)
  })

  test('[P5] what an admin switches off is not found, and hides nothing else', () => {
    const kinds = { ...FIRST_MASK_SETTINGS.kinds, card: false }
    const rules = compileMaskRules({ ...FIRST_MASK_SETTINGS, kinds })
    expect(findMasks('4111 1111 1111 1111 or maya@example.com', rules)).toMatchObject([{ kind: 'email' }])
  })

  test("[P5] an admin's own patterns are found in any case, beside and across the rest", () => {
    const patterns = [
      { name: 'Order', pattern: '\\bORD-\\d{4}\\b' },
      { name: 'Mail of ours', pattern: 'to maya@\\S+' },
    ]
    const rules = compileMaskRules({ ...FIRST_MASK_SETTINGS, patterns })
    const text = 'My ord-1234 and ORD-5678 went to maya@example.com.'
    expect(findMasks(text, rules).map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual([
      ['own', 'ord-1234'],
      ['own', 'ORD-5678'],
      ['own', 'to maya@example.com.'],
    ])
  })
})
