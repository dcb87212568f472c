import { describe, expect, test } from 'vitest'
import { scoreOf } from '../../../shared/score.ts'
import { changeText, marginOf, monthText, numberText, partText, sampleText } from './texts.ts'

const change = (difference: number, real = true) => ({
  difference,
  ...{ lower: difference - 1, upper: difference + 1, real },
})

describe('what the scores page says', () => {
  test('[S41] below five answers there is neither a number nor a margin', () => {
    expect(numberText(scoreOf('nps', {}))).toBe('none')
    expect(numberText(scoreOf('nps', { 10: 4 }))).toBe('too few')
    expect(marginOf(scoreOf('nps', { 10: 4 }))).toBe('')
    expect(numberText(scoreOf('nps', { 10: 5 }))).toBe('100')
    expect(sampleText(scoreOf('nps', { 10: 1 }), 1)).toBe('1 answer in 24 hours')
  })

  test('[S41] numbers are rounded once, by what walls round with', () => {
    const score = scoreOf('nps', { 0: 5, 10: 3 })
    expect(score.score).toBe(-25)
    expect(numberText(score)).toBe('−25')
    expect(sampleText(scoreOf('nps', { 0: 200, 7: 100, 10: 1100 }), 30)).toBe('1,400 answers in 30 days, ±4')
    expect(marginOf(scoreOf('stars', { 5: 9 }))).toBe('')
  })

  test('[S42] a change is called one only when it is real', () => {
    expect(changeText('nps', null, 30)).toBe('There are no answers of the 30 days before to compare with.')
    expect(changeText('nps', change(12, false), 30)).toMatch(/^No real change/)
    expect(changeText('nps', change(12.4), 30)).toMatch(/^Up by 12 from the 30 days before/)
    expect(changeText('stars', change(-0.34), 7)).toMatch(/^Down by 0\.3 from the 7 days before/)
    expect(changeText('nps', change(-0.2), 1)).toMatch(/^Down from the 24 hours before/)
  })

  test('[S43] a month is named as it is called in its zone', () => {
    const berlin = { timeZone: 'Europe/Berlin' }
    expect(partText('2026-10-31T23:00:00.000Z', { step: 'month', ...berlin })).toBe('Nov 2026')
    expect(partText('2026-11-15T23:00:00.000Z', { step: 'week', ...berlin })).toBe('16 Nov 2026')
    expect(monthText('2026-10-31T23:00:00.000Z', 'Europe/Berlin')).toBe('Nov')
  })
})
