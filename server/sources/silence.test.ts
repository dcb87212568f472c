import { expect, test } from 'vitest'
import { median, usuallySpeaks } from './silence.ts'

test.each([
  ['six and more in each of eight weeks', [6, 7, 6, 12, 9, 6, 8, 40], true],
  ['as few as four weeks of them', [9, 8, 7, 6], true],
  ['one week that was silent, too', [9, 0, 7, 6, 8], true],
  ['fewer than six in the middle', [5, 5, 40, 40, 5, 5, 40, 5], false],
  ['two silent weeks', [9, 0, 9, 0, 9, 9, 9, 9], false],
  ['three weeks alone', [90, 80, 70], false],
  ['no week', [], false],
])('[Q8] %s: a source usually speaks then: %#', (_what, counts, speaks) => {
  expect(usuallySpeaks(counts)).toBe(speaks)
})

test('[Q7] the usual is the middle of the days, between the two middle ones of an even number', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([9, 1, 5, 6])).toBe(5.5)
  expect(median([])).toBeNull()
})
