import { describe, expect, test } from 'vitest'
import { countWords, excerpt, readingTime } from './words.ts'

const words = (n: number, word = 'word') => Array.from({ length: n }, () => word).join(' ')

describe('reading time', () => {
  test.each([
    [10, 7_348],
    [20, 11_696],
    [30, 16_043],
  ])('[T6] of %i words is 3 s and a second for every 2.3 words', (n, ms) => {
    expect(readingTime(words(n))).toBe(ms)
  })

  test('[T6] is never below 6 s nor above 25 s', () => {
    expect(readingTime('Yes.')).toBe(6_000)
    expect(readingTime('')).toBe(6_000)
    expect(readingTime(words(500))).toBe(25_000)
  })

  test('[T6] of Chinese, Japanese and Thai is 3 s and a second for every six characters', () => {
    expect(readingTime('店'.repeat(60))).toBe(13_000)
    expect(readingTime('とても良かった'.repeat(6))).toBe(10_000)
    expect(readingTime('ก'.repeat(60))).toBe(13_000)
  })

  test('[T7] words are what letters or digits make: a dash alone is none', () => {
    expect(countWords('Good — very good, 10 out of 10!')).toBe(7)
    expect(countWords('  ')).toBe(0)
  })
})

describe('an excerpt', () => {
  test('[V20] shows up to 50 words whole', () => {
    expect(excerpt(words(50))).toBe(words(50))
  })

  test('[V20] of more shows the first whole sentences up to 50 words and an ellipsis', () => {
    const text = `${words(20)}. ${words(20, 'more')}! ${words(20, 'rest')}.`
    expect(excerpt(text)).toBe(`${words(20)}. ${words(20, 'more')}! …`)
  })

  test('[V20] of one long sentence shows its first 50 words, none cut in the middle', () => {
    expect(excerpt(words(500))).toBe(`${words(50)} …`)
  })

  test('[V20] does not trail off with a comma or two ellipses', () => {
    expect(excerpt(`${words(49)} last, ${words(30)}`)).toBe(`${words(49)} last …`)
  })

  test('[V20] is cut by characters where a script has no spaces', () => {
    const shown = excerpt('店'.repeat(2_000), 'zh')
    expect(countWords(shown)).toBeLessThanOrEqual(50)
    expect(shown.length).toBeGreaterThan(100)
  })
})
