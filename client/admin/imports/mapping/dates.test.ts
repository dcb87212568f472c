import { expect, test } from 'vitest'
import { readDateText, swapped } from './dates.ts'

test('[X5] a date is told with its weekday and its month in words, in the zone that was named', () => {
  expect(readDateText('2015-06-09T22:30:00Z', 'Europe/Berlin')).toBe('Wednesday, 10 June 2015, 00:30')
  expect(readDateText('2015-06-09T22:30:00Z', 'Nowhere')).toBe('Tuesday, 9 June 2015, 22:30')
  expect(readDateText('soon', 'UTC')).toBe('soon')
})

test('[X5] day and month can be read the other way round', () => {
  expect(swapped('M/d/yyyy H:mm')).toBe('d/M/yyyy H:mm')
  expect(swapped('d/M/yy')).toBe('M/d/yy')
  expect(swapped('d.M.yyyy')).toBeNull()
})
