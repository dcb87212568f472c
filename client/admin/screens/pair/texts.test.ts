import { expect, test } from 'vitest'
import { failureOf } from '../../api.ts'
import { clockText } from '../../times.ts'
import { codeProblem, failureText } from './texts.ts'

test('[C35] letters that can be no code are told apart from ones that are still being typed', () => {
  for (const text of ['', 'BCD', 'bcd-f', 'b c d f g h', 'BCD–FGH', '!!!']) {
    expect(codeProblem(text), text).toBeNull()
  }
  for (const text of ['AEIOUY', '123456', 'BCDFG0', 'éèàùôî'])
    expect(codeProblem(text), text).toContain('vowels')
  expect(codeProblem('BCDFGHJ')).toContain('too long')
})

test('[C35] whoever tried too many codes is told when to go on', () => {
  const now = Date.parse('2026-11-21T10:00:00')
  const refused = { ...failureOf(429, 'Too many.'), retryAfter: 900 }
  expect(failureText(refused, now)).toBe(`Too many wrong codes. Go on at ${clockText(now + 900_000)}.`)
  expect(failureText(failureOf(404, 'No screen shows it.'), now)).toBe('No screen shows it.')
})
