import { expect, test } from 'vitest'
import { createWordFinder } from './word-finder.ts'

const NONE = { languages: [], own: [], allowed: [], authors: [] }
const finder = (settings: object) => createWordFinder({ ...NONE, ...settings }, [])
const finds = (settings: object, text: string, language?: string) => [
  ...finder(settings).find(text, language),
]

test('[R21] words are found whole, in any case, with or without marks', () => {
  const own = { own: ['Gloop', 'Über'] }
  for (const text of [
    'gloop',
    'A GLOOP!',
    '"gloop"',
    'gloop-like',
    'ｇｌｏｏｐ',
    'uber',
    'ÜBER',
    'glo\u00adop',
    'g\u200bloop',
  ]) {
    expect([text, finds(own, text)]).toEqual([text, ['own']])
  }
  for (const text of ['gloops', 'agloop', 'glop', 'glo op', ''])
    expect([text, finds(own, text)]).toEqual([text, []])
})

test.each([
  'gl00p',
  'gl0op',
  'g!oop',
  'gloooop',
  'gggloop',
  'g*oop',
  'gl**p',
  'g l o o p',
  'g.l.o.o.p',
  'g-l-o-o-p',
  'gloop123',
  'glо\u043ep',
])('[R22] disguised as %s a word is found', (text) => {
  expect(finds({ own: ['gloop'] }, `What a ${text} this is`)).toEqual(['own'])
})

test('[R22] numbers, prices and codes are no disguise', () => {
  const settings = { languages: ['en', 'de', 'fr'] }
  for (const text of [
    'Order 455, 5551',
    'A4 paper, 50 % off, $100',
    'R2-D2',
    'AT&T and H&M',
    'C++ 1.0.4',
    '10:30',
  ])
    expect([text, finds(settings, text)]).toEqual([text, []])
})

test('[R23] a star in a word of one’s own stands for any letters', () => {
  expect(finds({ own: ['refund*'] }, 'Refundable?')).toEqual(['own'])
  expect(finds({ own: ['refund*'] }, 'No prerefund.')).toEqual([])
  expect(finds({ own: ['*ware'] }, 'Vapourware')).toEqual(['own'])
  expect(finds({ own: ['*oo*'] }, 'A book')).toEqual(['own'])
  expect(finds({ own: ['*'] }, 'Anything')).toEqual([])
})

test('[R23] several words are found one after the other, whatever stands between', () => {
  const own = { own: ['never again'] }
  expect(finds(own, 'Never -- again')).toEqual(['own'])
  expect(finds(own, 'never ever again')).toEqual([])
})

test('[R24] what is allowed is never found, as a word, in a phrase, in scripts without spaces', () => {
  const settings = { own: ['gloop', '奶'], allowed: ['gloop sauce', '牛奶'] }
  expect(finds(settings, 'Try the gloop sauce')).toEqual([])
  expect(finds(settings, 'Try the gloop')).toEqual(['own'])
  expect(finds(settings, 'g l o o p')).toEqual(['own'])
  expect(finds(settings, '牛奶很好')).toEqual([])
  expect(finds(settings, '牛奶很好，奶')).toEqual(['own'])
  expect(finds({ own: ['gloop'], allowed: ['Gloop'] }, 'gloop gl00p')).toEqual([])
})

test('[R25] a short word of one language is not found in a text of another', () => {
  const both = { languages: ['en', 'tr', 'fr', 'sv'] }
  expect(finds(both, 'I got what I wanted and I am happy')).toEqual([])
  expect(finds({ languages: ['fr'] }, 'Il est vraiment con et pas aimable')).toEqual(['fr'])
  expect(finds({ languages: ['fr', 'es'] }, 'Muy bien, con mucho gusto y una sonrisa')).toEqual([])
  expect(finds(both, 'Shit', 'de')).toEqual(['en'])
})

test('[R25] the lists in which words were found are told', () => {
  const found = finds({ languages: ['en', 'de'], own: ['gloop'] }, 'Scheiße, what a shitty gloop')
  expect(found.sort()).toEqual(['de', 'en', 'own'])
})

test('[R26] ten thousand words and ten thousand characters make no difference to how it is done: it ends', () => {
  const own = Array.from(
    { length: 10_000 },
    (_, n) => `the ${'ab'[n % 2]}${n.toString(36)}${n % 3 ? '' : '*'}`,
  )
  const { find } = finder({ own, languages: ['en', 'de', 'zh'] })
  for (const part of ['f*ck*ing ', 'a ', 'the the ', 'aaaa', '操', '@@@! ', 'sh', '***']) {
    find(part.repeat(10_000 / part.length))
  }
})
