import { expect, it } from 'vitest'
import { formatOf } from '../format.ts'
import { amountsFor } from './theme-amounts.ts'

it('[W145] rather fewer voices than fewer themes, rather two themes with words than three without; from far away phrases alone', () => {
  const upright = formatOf({ width: 1080, height: 1920, ratio: 1 }, 4)
  expect(amountsFor(upright, 5).map(({ themes, voices }) => `${themes} ${voices}`)).toEqual([
    '3 2',
    '3 1',
    '2 1',
    '3 0',
    '2 0',
    '1 0',
  ])
  const far = formatOf({ width: 1920, height: 1080, ratio: 1 }, 8)
  expect(amountsFor(far, 2).every(({ themes, voices }) => themes <= 2 && voices === 0)).toBe(true)
})

it('[W207] one or two themes have as many of their voices as there is room for', () => {
  const wide = formatOf({ width: 1920, height: 1080, ratio: 1 }, 4)
  expect(amountsFor(wide, 2)[0]).toEqual({ themes: 2, voices: 2 })
  expect(amountsFor(wide, 1).map(({ themes, voices }) => `${themes} ${voices}`)).toEqual([
    '1 3',
    '1 2',
    '1 1',
    '1 0',
  ])
})
