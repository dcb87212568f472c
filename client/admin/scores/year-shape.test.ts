import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { METRICS, OWN_SCALE } from '../../../shared/metric.ts'
import { type Counts, scoreOf } from '../../../shared/score.ts'
import type { YearPart } from '../../../shared/scores.ts'
import { yearShape } from './year-shape.ts'

const FRAME = { left: 40, right: 640, top: 10, bottom: 210 }
const partsOf = (metric: 'nps' | 'stars', all: Counts[]): YearPart[] =>
  all.map((counts) => ({ ...scoreOf(metric, counts), excluded: 0, from: '', to: '' }))
const moves = (path: string) => path.split('M').length - 1

describe('the line of a year', () => {
  test('[S43] has a gap where there are too few answers, and a point where one stands alone', () => {
    const full = { 10: 40, 0: 20 }
    const shape = yearShape('nps', partsOf('nps', [full, full, { 10: 4 }, {}, full, {}, full, full]), FRAME)
    expect(moves(shape.line)).toBe(2)
    expect(moves(shape.band)).toBe(3)
    expect(shape.points.map(({ running }) => running)).toEqual([false, false, false, false, true])
  })

  test('[S43] has no band where there is no margin', () => {
    const shape = yearShape('stars', partsOf('stars', [{ 5: 9 }, { 5: 6, 4: 3 }]), FRAME)
    expect(shape.band).toBe('')
    expect(moves(shape.line)).toBe(1)
  })

  test('[S43] stays inside its frame with every margin, higher scores higher up, few levels beside it', () => {
    const metric = fc.constantFrom(...METRICS)
    const counts = fc.array(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 11, maxLength: 11 }), {
      ...{ minLength: 1, maxLength: 12 },
    })
    fc.assert(
      fc.property(metric, counts, (name, all) => {
        const { min, max } = OWN_SCALE[name]
        const parts = all.map((some) => {
          const own = some.slice(0, max - min + 1).map((n, place) => [min + place, n])
          return { ...scoreOf(name, Object.fromEntries(own)), excluded: 0, from: '', to: '' }
        })
        const { band, line, points, levels } = yearShape(name, parts, FRAME)
        const numbers = [...`${band}${line}`.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)]
        for (const [, x, y] of numbers) {
          expect(Number(x)).toBeGreaterThanOrEqual(FRAME.left)
          expect(Number(x)).toBeLessThanOrEqual(FRAME.right)
          expect(Number(y)).toBeGreaterThanOrEqual(FRAME.top)
          expect(Number(y)).toBeLessThanOrEqual(FRAME.bottom)
        }
        for (const one of points)
          for (const other of points)
            if ((one.part.score ?? 0) > (other.part.score ?? 0)) expect(one.y).toBeLessThan(other.y)
        expect(levels.length).toBeGreaterThanOrEqual(2)
        expect(levels.length).toBeLessThanOrEqual(7)
      }),
    )
  })

  test('[S43] a year without answers has a frame and nothing in it', () => {
    const { line, band, points } = yearShape('nps', partsOf('nps', [{}, {}]), FRAME)
    expect([line, band, points]).toEqual(['', '', []])
  })
})
