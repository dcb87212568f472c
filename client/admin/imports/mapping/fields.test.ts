import { expect, test } from 'vitest'
import { isPlain, placeText } from './fields.ts'

test.each([
  ['mapping/scales/1/when/column', 'Rule 2'],
  ['mapping/columns/author.email', 'E-mail'],
  ['mapping/zone', 'The time zone'],
])('[X4] what is wrong at %s is told of “%s”', (pointer, text) => expect(placeText(pointer)).toBe(text))

test('[X3] numbers are scores as they are, in every usual writing; words are asked for', () => {
  for (const cell of ['4', '4.0', '4,0', '+4', '−3']) expect(isPlain('score', cell)).toBe(true)
  for (const cell of ['Great', '5 stars', 'n/a', '1/5']) expect(isPlain('score', cell)).toBe(false)
  expect([isPlain('metric', 'nps'), isPlain('metric', 'NPS survey')]).toEqual([true, false])
  expect([isPlain('consent.show', 'Yes'), isPlain('consent.show', 'ja')]).toEqual([true, false])
})
