import { expect, it } from 'vitest'
import type { Day } from '../../shared/wall.ts'
import { hourLabels } from './hours.ts'

const HOUR = 3_600_000

function day(opens: number, ends: number): Day {
  return {
    begins: 0,
    opens: opens * HOUR,
    sundown: (ends - 0.5) * HOUR,
    ends: ends * HOUR,
    ...{ open: true, reopens: null, closedAt: null, sunrise: null, sun: 'sets' },
  }
}

const minuteOf = (moment: number) => (moment / 60_000) % 60
const hoursOf = (from: number, to: number) => hourLabels(day(from, to), minuteOf).map(({ at }) => at / HOUR)

it('[W37] the horizon carries at most four full hours, evenly spread from opening on', () => {
  expect(hoursOf(8, 18)).toEqual([8, 11, 14, 17])
  expect(hoursOf(7.5, 18)).toEqual([8, 11, 14, 17])
  expect(hoursOf(9, 13)).toEqual([9, 10, 11, 12])
  expect(hoursOf(0, 24)).toEqual([0, 6, 12, 18])
  expect(hoursOf(10.5, 11.2)).toEqual([11])
})

it('[W37] an hour at an end of the horizon stands inside of it', () => {
  expect(hourLabels(day(8, 17), minuteOf).map(({ place }) => place)).toEqual([
    'start',
    'middle',
    'middle',
    'end',
  ])
})

it('[W246] they are full hours of the clock also where the day began by another one, half an hour off', () => {
  const half = (moment: number) => minuteOf(moment + HOUR / 2)
  expect(hourLabels(day(7.5, 17.5), half).map(({ at }) => at / HOUR)).toEqual([7.5, 10.5, 13.5, 16.5])
})
