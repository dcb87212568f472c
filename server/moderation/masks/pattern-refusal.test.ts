import { expect, test } from 'vitest'
import { patternRefusal } from './pattern-refusal.ts'

const SLOW = [
  ...['(a+)+$', '(a|a)*b', '(.*)*x', '(a|aa)+$', '([a-zA-Z]+)*x', '(x+x+)+y', '(?:a|b|ab)*c', '(.+)+@'],
  ...['^(([a-z])+.)+[A-Z]([a-z])+$', '(\\d|\\d\\d)+x', '(\\p{L}|\\w)+!', '(x(a|a)y)*z', '(\\s|\\t)+a'],
  ...[
    '((ab)*)+c',
    '(?:\\w\\d?\\w?)+-',
    '^([a-z0-9])(([-.]|_+)?([a-z0-9]+))*@',
    '(.*a){11}',
    '(\\s*\\w+\\s*)+!',
  ],
]

test.each(SLOW)('[P6] %s is refused, since it could be slow', (pattern) => {
  expect(patternRefusal(pattern)).toMatch(/slow/)
})

test.each([
  ['a(', /no regular expression/],
  ['(?=a)b', /ahead or behind/],
  ['(?<!a)b', /ahead or behind/],
  ['(a)\\1', /references/],
  ['a*', /nothing at all/],
  ['((a{2,30}){2,30}){2,30}', /too much/],
  [`${'('.repeat(40)}a${')*'.repeat(40)}b`, /too much/],
  [`${'.*'.repeat(40)}x`, /too much/],
  ['[a-z]{0,400}x[0-9]{0,400}', /too much/],
])('[P6] %s is refused, and it is told why', (pattern, why) => {
  expect(patternRefusal(pattern)).toMatch(why)
})

test.each([
  ...['ORD-\\d{6}', '[A-Z]{2,3}-\\d+', '\\bKD\\d+\\b', 'order\\s*#?\\s*\\d+', 'Kundennummer:?\\s*\\d{5,}'],
  ...['(?:\\d{4}[ -]?){4}', '(?:ORD|INV)[-_ ]?\\d{4,10}', '\\p{Lu}{2}\\d{4}', '(?:cat|car)+!', 'straße \\d+'],
])('[P6] %s is taken', (pattern) => {
  expect(patternRefusal(pattern)).toBeNull()
})
