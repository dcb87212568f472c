import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { dayOf } from './day.ts'

const berlin = { timeZone: 'Europe/Berlin', hours: null, sundown: { clock: '17:30' } }
const at = (text: string, zone = 'Europe/Berlin') => DateTime.fromISO(text, { zone }).toMillis()

describe("a wall's day", () => {
  test('[V1] runs from 08:00 to half an hour after sundown where there are no hours', () => {
    expect(dayOf(berlin, at('2026-11-21T12:00'))).toEqual({
      begins: at('2026-11-21T00:00'),
      opens: at('2026-11-21T08:00'),
      sundown: at('2026-11-21T17:30'),
      ends: at('2026-11-21T18:00'),
      open: true,
      reopens: null,
    })
  })

  test("[V1] begins at midnight in the wall's own time zone", () => {
    const now = at('2026-11-21T12:00', 'Asia/Kathmandu')
    const day = dayOf({ ...berlin, timeZone: 'Asia/Kathmandu' }, now)
    expect(day.begins).toBe(at('2026-11-21T00:00', 'Asia/Kathmandu'))
  })

  test('[V1] keeps its clock times on the days when clocks change', () => {
    const spring = dayOf(berlin, at('2027-03-28T12:00'))
    expect(spring.opens).toBe(at('2027-03-28T08:00'))
    expect(spring.opens - spring.begins).toBe(7 * 3_600_000)
    const autumn = dayOf(berlin, at('2026-10-25T12:00'))
    expect(autumn.opens - autumn.begins).toBe(9 * 3_600_000)
  })

  test('[V2] is open only in its hours, and says when it opens again', () => {
    const hours = { fri: ['09:00', '17:00'], mon: ['08:30', '16:00'] } as const
    const wall = { ...berlin, hours: hours as never }
    expect(dayOf(wall, at('2026-11-20T09:00')).open).toBe(true)
    expect(dayOf(wall, at('2026-11-20T17:00'))).toMatchObject({
      open: false,
      reopens: at('2026-11-23T08:30'),
    })
    expect(dayOf(wall, at('2026-11-20T07:00'))).toMatchObject({
      open: false,
      reopens: at('2026-11-20T09:00'),
    })
    expect(dayOf(wall, at('2026-11-20T12:00')).opens).toBe(at('2026-11-20T09:00'))
  })

  test('[V2] never opens where no day has hours', () => {
    expect(dayOf({ ...berlin, hours: {} }, at('2026-11-20T12:00'))).toMatchObject({
      open: false,
      reopens: null,
    })
  })

  test('[V1] has a horizon even where sundown lies before opening', () => {
    const day = dayOf({ ...berlin, sundown: { clock: '05:00' } }, at('2026-11-20T12:00'))
    expect(day.ends).toBeGreaterThan(day.opens)
  })
})
