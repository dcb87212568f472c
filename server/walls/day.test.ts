import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import type { Hours } from '../../shared/wall.ts'
import { midnightBefore } from '../scores/windows.ts'
import { dayOf } from './day.ts'

const berlin = { timeZone: 'Europe/Berlin', hours: null, holidays: [], sundown: { clock: '17:30' } }
const at = (text: string, zone = 'Europe/Berlin') => DateTime.fromISO(text, { zone }).toMillis()

describe("a wall's day", () => {
  test('[V1] runs from 08:00 to half an hour after sundown where there are no hours', () => {
    expect(dayOf(berlin, at('2026-11-21T12:00'))).toEqual({
      begins: at('2026-11-21T00:00'),
      opens: at('2026-11-21T08:00'),
      sundown: at('2026-11-21T17:30'),
      ends: at('2026-11-21T18:00'),
      ...{ open: true, reopens: null, closedAt: null, sunrise: null, sun: 'sets' },
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

describe('opening hours', () => {
  const office: Hours = { mon: ['08:00', '18:00'], tue: ['08:00', '18:00'], fri: ['08:00', '15:00'] }
  const wall = { ...berlin, hours: office }

  test('[V150] a closed wall says since when it is closed, over days that have no hours, too', () => {
    expect(dayOf(wall, at('2026-11-23T07:00')).closedAt).toBe(at('2026-11-20T15:00'))
    expect(dayOf(wall, at('2026-11-23T18:00')).closedAt).toBe(at('2026-11-23T18:00'))
    expect(dayOf(wall, at('2026-11-23T12:00')).closedAt).toBeNull()
    expect(dayOf({ ...berlin, hours: {} }, at('2026-11-23T12:00')).closedAt).toBeNull()
  })

  test('[V151] on holidays, once or each year, it stays closed and opens on the next day that is none', () => {
    const closed = { ...wall, holidays: ['2026-11-23', '12-25', '2026-11-24'] }
    expect(dayOf(closed, at('2026-11-23T12:00'))).toMatchObject({
      ...{ open: false, reopens: at('2026-11-27T08:00'), closedAt: at('2026-11-20T15:00') },
      opens: at('2026-11-23T08:00'),
    })
    expect(dayOf(closed, at('2026-12-25T12:00')).open).toBe(false)
    expect(dayOf(closed, at('2028-12-25T12:00')).reopens).toBe(at('2028-12-26T08:00'))
    expect(dayOf(closed, at('2027-11-23T12:00')).open).toBe(true)
  })

  test('[V151] a wall without hours is closed on its holidays alone, from midnight to midnight', () => {
    const closed = { ...berlin, holidays: ['01-01'] }
    expect(dayOf(closed, at('2026-12-31T23:59')).open).toBe(true)
    expect(dayOf(closed, at('2027-01-01T00:00'))).toMatchObject({
      ...{ open: false, reopens: at('2027-01-02T00:00'), closedAt: at('2027-01-01T00:00') },
    })
    expect(dayOf(closed, at('2027-01-02T00:00')).open).toBe(true)
  })

  test('[V151] 29 February is a holiday only in years that have it', () => {
    const leap = { ...berlin, holidays: ['02-29'] }
    expect(dayOf(leap, at('2028-02-29T12:00')).open).toBe(false)
    expect(dayOf(leap, at('2027-02-28T12:00')).open).toBe(true)
    expect(dayOf(leap, at('2027-03-01T12:00')).open).toBe(true)
  })

  test('[V151] a wall whose every day is a holiday for years is told when it opens after them', () => {
    const mondays = { ...berlin, hours: { mon: ['08:00', '18:00'] } satisfies Hours }
    const first = DateTime.fromISO('2026-11-23', { zone: 'Europe/Berlin' })
    const all = Array.from({ length: 200 }, (_, week) => first.plus({ weeks: week }))
    const holidays = all.map((date) => date.toFormat('yyyy-MM-dd'))
    const opens = first.plus({ weeks: 200, hours: 8 }).toMillis()
    expect(dayOf({ ...mondays, holidays }, at('2026-11-22T12:00')).reopens).toBe(opens)
  })

  test('[V152] who closes at 23:59 and opens at 00:00 does not close at all', () => {
    const bar = { ...berlin, hours: { fri: ['18:00', '23:59'], sat: ['00:00', '03:00'] } satisfies Hours }
    expect(dayOf(bar, at('2026-11-20T23:59')).open).toBe(true)
    expect(dayOf(bar, at('2026-11-21T00:00')).open).toBe(true)
    expect(dayOf(bar, at('2026-11-21T03:00'))).toMatchObject({
      ...{ open: false, closedAt: at('2026-11-21T03:00'), reopens: at('2026-11-27T18:00') },
    })
  })
})

describe('days on which clocks change', () => {
  const night: Hours = { sun: ['02:30', '09:00'] }

  test('[V153] a time that does not exist is the moment of the change, one that comes twice the first of them', () => {
    const wall = { ...berlin, hours: night }
    expect(dayOf(wall, at('2027-03-28T12:00')).opens).toBe(Date.UTC(2027, 2, 28, 1))
    expect(dayOf(wall, at('2026-10-25T12:00')).opens).toBe(Date.UTC(2026, 9, 25, 0, 30))
    const half = {
      ...wall,
      timeZone: 'Australia/Lord_Howe',
      hours: { sun: ['02:15', '09:00'] } satisfies Hours,
    }
    expect(dayOf(half, at('2026-10-04T12:00', half.timeZone)).opens).toBe(Date.UTC(2026, 9, 3, 15, 30))
  })

  test('[V153] hours that a change leaves out altogether are none', () => {
    const wall = { ...berlin, hours: { sun: ['02:10', '02:50'] } satisfies Hours }
    expect(dayOf(wall, at('2027-03-28T01:00')).reopens).toBe(at('2027-04-04T02:10'))
  })

  test('[V153] a date has one beginning, the first, where clocks are set back over midnight', () => {
    const azores = { ...berlin, timeZone: 'Atlantic/Azores' }
    const midnight = Date.UTC(2026, 9, 25, 0)
    for (const hours of [0, 0.5, 1, 1.5, 12, 24]) {
      expect(dayOf(azores, midnight + hours * 3_600_000).begins).toBe(midnight)
    }
    expect(dayOf(azores, midnight + 25 * 3_600_000).begins).toBe(midnight + 25 * 3_600_000)
    // A change is told of windows that end there.
    expect(midnightBefore(midnight + 12 * 3_600_000, azores.timeZone)).toBe(midnight)
  })

  test('[V153] a date without a midnight begins when its clocks do', () => {
    const cairo = { ...berlin, timeZone: 'Africa/Cairo' }
    expect(dayOf(cairo, at('2026-04-24T12:00', 'Africa/Cairo')).begins).toBe(Date.UTC(2026, 3, 23, 22))
  })
})
