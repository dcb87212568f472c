import { describe, expect, test } from 'vitest'
import { addressWith, PATHS, readQuestion } from './question.ts'

const walls = [
  { id: 'w1', slug: 'lobby', metric: 'csat', windowDays: 14 },
  { id: 'w2', slug: 'service', metric: 'stars', windowDays: 90 },
] as const
const known = { walls, sources: [{ metric: 'thumbs' as const }] }

describe('what the scores page asks', () => {
  test('[S40] a wall brings its metric and window, which the address may say otherwise', () => {
    expect(readQuestion('?wall=service', known)).toMatchObject({
      wall: 'w2',
      metric: 'stars',
      windowDays: 90,
    })
    expect(readQuestion('?wall=w2&metric=nps&window=7d', known)).toMatchObject({
      ...{ wall: 'w2', metric: 'nps', windowDays: 7 },
    })
  })

  test('[S40] without a wall the metric is the oldest wall’s, else a source’s, else nps, over 30 days', () => {
    expect(readQuestion('', known)).toMatchObject({ wall: null, metric: 'stars', windowDays: 30 })
    expect(readQuestion('', { ...known, walls: [] })).toMatchObject({ metric: 'thumbs' })
    expect(readQuestion('', { walls: [], sources: [{}] })).toMatchObject({ metric: 'nps' })
  })

  test('[S40] what an address says wrongly is as if it had not said it, but a wall that is none stays', () => {
    const question = readQuestion('?wall=gone&metric=x&window=0d&by=author&step=day', known)
    expect(question).toEqual({
      ...{
        wall: 'gone',
        source: null,
        metric: 'stars',
        windowDays: 30,
        dimension: 'location',
        step: 'month',
      },
    })
    for (const window of ['731d', '30', '-1d', '1e2d']) {
      expect(readQuestion(`?window=${window}`, known).windowDays).toBe(30)
    }
  })

  test('[S40] names are sent as they are, whatever stands in them', () => {
    const asked = readQuestion(`?source=${encodeURIComponent('a&b=c d')}`, known)
    expect(new URLSearchParams(PATHS.by(asked).split('?')[1]).get('source')).toBe('a&b=c d')
    expect(addressWith('?wall=w1&by=tag', { by: 'source', wall: null })).toBe('/admin/scores?by=source')
    expect(addressWith('?wall=w1', { wall: null })).toBe('/admin/scores')
  })
})
