import { DateTime } from 'luxon'
import { expect, test } from 'vitest'
import { shiftToNow } from './dates.ts'

const berlin = (text: string) => DateTime.fromISO(text, { zone: 'Europe/Berlin' })
const moved = (last: string, now: string, time: string) =>
  shiftToNow(berlin(last), berlin(now).toMillis())(berlin(time)).toISO({ suppressMilliseconds: true })

test('[D6] the last moment comes to today at its own time of day', () => {
  expect(moved('2019-11-04T04:33:11', '2026-11-21T10:00:00', '2019-11-04T04:33:11')).toBe(
    '2026-11-21T04:33:11+01:00',
  )
})

test('[D6] a time of day that is still to come becomes now, and all keep their distances', () => {
  const move = (time: string) => moved('2019-11-04T17:00:00', '2026-11-21T10:00:00', time)
  expect(move('2019-11-04T17:00:00')).toBe('2026-11-21T10:00:00+01:00')
  expect(move('2019-11-04T16:00:00')).toBe('2026-11-21T09:00:00+01:00')
})

test('[D6] mornings stay mornings when the clocks change in between', () => {
  expect(moved('2019-11-04T08:00:00', '2026-11-21T10:00:00', '2019-10-01T08:00:00')).toBe(
    '2026-10-18T08:00:00+02:00',
  )
})
