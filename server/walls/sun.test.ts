import fc from 'fast-check'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { skyAt, sunAt, sunUp } from '../../shared/sky.ts'
import type { Hours } from '../../shared/wall.ts'
import { dayOf } from './day.ts'

const HOUR = 3_600_000
const always = { hours: null, holidays: [] }
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const every = (from: string, to: string): Hours =>
  Object.fromEntries(weekdays.map((day) => [day, [from, to]]))

const LEIPZIG = { latitude: 51.34, longitude: 12.37 }
const TROMSO = { latitude: 69.65, longitude: 18.96 }

function on(date: string, timeZone: string, sundown: typeof LEIPZIG, hours: Hours | null = null) {
  const now = DateTime.fromISO(`${date}T12:00`, { zone: timeZone }).toMillis()
  return dayOf({ ...always, hours, timeZone, sundown }, now)
}

const clock = (moment: number | null, zone: string) =>
  moment === null ? null : DateTime.fromMillis(moment, { zone }).toFormat('HH:mm')

describe("the sun over a wall's place", () => {
  test.each([
    // Times as almanacs print them; on the last islands, as the hour angle gives them.
    ['2026-12-21', 'Europe/Berlin', LEIPZIG, '08:10', '16:02'],
    ['2026-06-21', 'Europe/Berlin', LEIPZIG, '04:55', '21:30'],
    ['2026-06-21', 'America/New_York', { latitude: 40.71, longitude: -74.01 }, '05:25', '20:31'],
    ['2026-06-21', 'Australia/Sydney', { latitude: -33.87, longitude: 151.21 }, '07:00', '16:54'],
    ['2026-03-20', 'Pacific/Kiritimati', { latitude: 1.87, longitude: -157.43 }, '06:34', '18:41'],
    ['2026-11-22', 'Pacific/Chatham', { latitude: -43.95, longitude: -176.55 }, '05:50', '20:45'],
    ['2026-01-15', 'Europe/Madrid', { latitude: 43.37, longitude: -8.4 }, '09:03', '18:24'],
  ])('[V155] on %s in %s it rises and sets as almanacs say', (date, zone, place, rises, sets) => {
    const day = on(date, zone, place)
    const minutesOff = (moment: number | null, text: string) =>
      Math.abs(DateTime.fromISO(`${date}T${text}`, { zone }).toMillis() - (moment ?? 0)) / 60_000
    expect(minutesOff(day.sunrise, rises)).toBeLessThanOrEqual(3)
    expect(minutesOff(day.sundown, sets)).toBeLessThanOrEqual(3)
    expect(day.ends - day.sundown).toBe(HOUR / 2)
  })

  test('[V156] where it does not set, or not rise, the day ends when the wall closes, or at the usual hour', () => {
    const zone = 'Europe/Oslo'
    const [summer, winter] = [on('2026-06-21', zone, TROMSO), on('2026-12-21', zone, TROMSO)]
    expect([summer.sun, clock(summer.sundown, zone), summer.sunrise]).toEqual(['up', '17:30', null])
    expect([winter.sun, clock(winter.sundown, zone), winter.sunrise]).toEqual(['down', '17:30', null])
    const open = on('2026-06-21', zone, TROMSO, every('09:00', '19:00'))
    expect(clock(open.sundown, zone)).toBe('19:00')
  })

  test('[V156] where it is down before the working day has begun, that day ends by the clock', () => {
    const bar = on('2026-12-21', 'Europe/Berlin', LEIPZIG, every('18:00', '23:00'))
    expect([bar.sun, clock(bar.sundown, 'Europe/Berlin')]).toEqual(['down', '23:00'])
  })

  test('[V156] in white nights the day ends before its date does', () => {
    const day = on('2026-06-21', 'Europe/Helsinki', { latitude: 65.5, longitude: 24.5 })
    expect([day.sun, clock(day.sundown, 'Europe/Helsinki')]).toEqual(['sets', '23:30'])
    expect(day.ends).toBe(day.begins + 24 * HOUR)
  })

  test('[V157] on any day, at any place, in any zone the day has a length and a sky', () => {
    const zones = ['Australia/Lord_Howe', 'Pacific/Kiritimati', 'Pacific/Chatham', 'Pacific/Pago_Pago']
    const more = [
      'Atlantic/Azores',
      'Africa/Cairo',
      'Europe/Oslo',
      'Asia/Kathmandu',
      'America/St_Johns',
      'UTC',
    ]
    const hours = [null, every('08:00', '18:00'), every('00:00', '23:59'), every('22:00', '23:30'), {}]
    fc.assert(
      fc.property(
        fc.double({ min: -90, max: 90, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2032, 11, 31) }),
        fc.constantFrom(...zones, ...more),
        fc.constantFrom(...hours),
        (latitude, longitude, now, timeZone, open) => {
          const wall = { hours: open, holidays: ['12-25'], timeZone, sundown: { latitude, longitude } }
          const day = dayOf(wall, now)
          expect(day.begins).toBeLessThanOrEqual(now)
          expect(now - day.begins).toBeLessThan(25 * HOUR)
          expect(day.sundown - day.opens).toBeGreaterThanOrEqual(HOUR)
          expect(day.ends - day.sundown).toBe(HOUR / 2)
          expect(day.sundown).toBeLessThanOrEqual(day.begins + 25 * HOUR)
          expect(day.reopens === null || day.reopens > now).toBe(true)
          expect(day.closedAt === null || day.closedAt <= now).toBe(true)
          const { from, until } = sunUp(day)
          expect(until).toBeGreaterThan(from)
          const { along, height } = sunAt(day, now)
          expect([along, height].every(Number.isFinite)).toBe(true)
          expect(skyAt(day, now).sky.join()).toMatch(/^(#[0-9a-f]{6},?){7}$/)
        },
      ),
      { numRuns: 400 },
    )
  })

  test('[V157] at 70° north every day of a year has a sundown after its opening and before midnight', () => {
    const place = { latitude: 70, longitude: 25 }
    const suns = Array.from({ length: 366 }, (_, nth) => {
      const date = DateTime.fromISO('2028-01-01', { zone: 'Europe/Oslo' }).plus({ days: nth, hours: 12 })
      const day = dayOf({ ...always, timeZone: 'Europe/Oslo', sundown: place }, date.toMillis())
      expect(day.sundown).toBeGreaterThan(day.opens)
      expect(day.ends).toBeLessThanOrEqual(date.endOf('day').toMillis() + 1)
      return day.sun
    })
    expect(suns.filter((sun, nth) => sun !== suns[nth - 1])).toEqual(['down', 'sets', 'up', 'sets', 'down'])
  })
})
