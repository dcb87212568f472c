import fc from 'fast-check'
import { expect, test } from 'vitest'
import { searchWords, wordsOf } from './words.ts'

test.each([
  ['case and marks', 'ÉCOLE Ünïcödé', ['ecole', 'unicode']],
  [
    'letters that stand for several',
    'Straße STRASSE Smørrebrød Œuvre',
    ['strasse', 'strasse', 'smorrebrod', 'oeuvre'],
  ],
  ["Turkish i's", 'İstanbul ISSIZ ıssız', ['istanbul', 'issiz', 'issiz']],
  ['Greek endings', 'ΟΔΟΣ οδός', ['οδοσ', 'οδοσ']],
  ['Arabic vowels, stretching and endings', 'الخدمةُ مـــرحبا', ['الخدمه', 'مرحبا']],
  ['signs and addresses', "don't ask: maya@example.com", ['don', 't', 'ask', 'maya', 'example', 'com']],
  ['letters without width', 'sm\u200bart so\u00adft', ['smart', 'soft']],
  ['widths', 'ＡＢＣ ﾊﾝ', ['abc', 'ハン']],
  ['emoji', '👍🏽 super', ['👍', 'super']],
])('[F1] words are compared without %s', (_what, text, words) => {
  expect(wordsOf(text)).toEqual(words)
})

test('[F1] a script without spaces is cut into its words, and vowels stay', () => {
  expect(wordsOf('東京に行きました')).toContain('東京')
  expect(wordsOf('ร้านอาหารอร่อยมาก')).toContain('อร่อย')
  expect(wordsOf('น้ำดี')).toEqual(wordsOf('น้ำดี'.normalize('NFD')))
  expect(wordsOf('カガ')).not.toEqual(wordsOf('カカ'))
  expect(wordsOf('हिन्दी')).toEqual(['हिन्दी'])
})

test('[F1] whatever is written, words hold nothing that an index could take for an operator, and folding is final', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      const words = wordsOf(text)
      for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]+$/u)
      expect(words.map((word) => word.toLowerCase())).toEqual(words)
    }),
  )
})

test('[F2] words of one or two letters are looked for whole, longer ones by their beginning', () => {
  expect(searchWords('a Lei 京')).toEqual([
    { text: 'a', begins: false },
    { text: 'lei', begins: true },
    { text: '京', begins: true },
  ])
  expect(wordsOf('x'.repeat(9_000))[0]).toHaveLength(40)
})
