import { expect, it } from 'vitest'
import { formatOf } from './format.ts'

const tv = (width: number, height: number, ratio = 1) => ({ width, height, ratio })

it('[W141] one root unit: 16 px on HD and as many of them on every TV of that shape, whatever its pixels', () => {
  expect(formatOf(tv(1920, 1080), 4)).toEqual({ unit: 16, shape: 'wide', room: 'full', fine: false })
  expect(formatOf(tv(3840, 2160), 4)).toEqual({ unit: 32, shape: 'wide', room: 'full', fine: true })
  expect(formatOf(tv(960, 540, 2), 4)).toEqual({ unit: 8, shape: 'wide', room: 'full', fine: false })
  expect(formatOf(tv(2560, 1080), 4).unit).toBe(16)
  expect(formatOf(tv(1024, 768, 2), 4).unit).toBeCloseTo(1024 / 120)
})

it('[W141] a screen that stands, a column beside something and a small frame are compositions of their own', () => {
  expect(formatOf(tv(1080, 1920), 4)).toMatchObject({ unit: 16, shape: 'tall', room: 'full' })
  expect(formatOf(tv(540, 960, 2), 4)).toMatchObject({ unit: 8, shape: 'tall' })
  expect(formatOf(tv(480, 1080), 4)).toMatchObject({ unit: 16, shape: 'side', room: 'full' })
  expect(formatOf(tv(480, 800), 4)).toMatchObject({ unit: 16, shape: 'side', room: 'less' })
  expect(formatOf(tv(640, 360), 4)).toMatchObject({ shape: 'wide', room: 'least' })
  expect(formatOf(tv(1000, 1000), 4).shape).toBe('wide')
})

it('[W141] a panel of few lines gets larger letters and fewer things', () => {
  const small = formatOf(tv(1366, 768), 4)
  expect(small.room).toBe('less')
  expect((small.unit * 1080) / 768).toBeGreaterThan(17)
})

it('[W142] the farther the farthest reader, the larger all of it and the less there is; never smaller than from 4 m', () => {
  const from = (distance: 3 | 4 | 5 | 8) => formatOf(tv(1920, 1080), distance)
  expect([from(4), from(5), from(8)].map(({ unit }) => unit)).toEqual([16, 20, 32])
  expect([from(3), from(4), from(5), from(8)].map(({ room }) => room)).toEqual([
    'full',
    'full',
    'less',
    'least',
  ])
  // Its letters have at least the angle that those from 4 m have.
  expect(from(3).unit / 3).toBeGreaterThanOrEqual(from(4).unit / 4)
  expect(formatOf(tv(480, 1080), 8).unit).toBe(20)
})
