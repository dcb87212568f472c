import { describe, expect, it } from 'vitest'
import { ENGLISH, makeSpeech, type Speech } from './speech.ts'
import { agoText, calendarDayText, clockText, dateText, durationText, weekdayText } from './times.ts'
import english from './words/en.json' with { type: 'json' }

/** English words under a locale. */
const englishIn = (locale: string): Speech => makeSpeech(() => ({ locale, language: 'en', texts: english }))

const BERLIN = 'Europe/Berlin'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

describe('times on the wall', () => {
  it('[W36] the clock has 24 hours in the wall’s zone, and midnight is 00', () => {
    expect(clockText(Date.UTC(2026, 10, 21, 15, 42), BERLIN, ENGLISH)).toBe('16:42')
    expect(clockText(Date.UTC(2026, 10, 20, 23, 5), BERLIN, ENGLISH)).toBe('00:05')
    expect(clockText(Date.UTC(2026, 10, 21, 15, 42), 'Asia/Kolkata', ENGLISH)).toBe('21:12')
  })

  it('[W36] a length of time says hours and minutes, and never zero', () => {
    const lengths = [0, 1, 48 * MINUTE, HOUR, 2 * HOUR - 1, 5 * HOUR + 18 * MINUTE]
    expect(lengths.map((length) => durationText(length, ENGLISH))).toEqual([
      '1 min',
      '1 min',
      '48 min',
      '1 h',
      '2 h',
      '5 h 18 min',
    ])
  })

  it('[W36] a date has its year only where it is another one', () => {
    const now = Date.UTC(2026, 10, 21, 12)
    const at = { now, timeZone: BERLIN, speech: ENGLISH }
    expect(dateText(Date.UTC(2026, 10, 12, 9), at)).toBe('12 November')
    expect(dateText(Date.UTC(2026, 10, 12, 9), { ...at, speech: englishIn('en-US') })).toBe('November 12')
    expect(dateText(Date.UTC(2025, 11, 31, 9), { ...at, speech: englishIn('sv') })).toBe('31 December 2025')
    expect(calendarDayText('2026-12-31', { now, speech: ENGLISH })).toBe('31 Dec')
    expect(weekdayText(Date.UTC(2026, 10, 22, 23, 30), BERLIN, ENGLISH)).toBe('Monday')
  })

  it('[W36] how long ago is told in words of today, yesterday or a date', () => {
    const begins = Date.UTC(2026, 10, 20, 23)
    const now = begins + 16 * HOUR + 42 * MINUTE
    const ago = (age: number) => agoText(now - age, { now, begins, timeZone: BERLIN, speech: ENGLISH })
    expect(ago(-5_000)).toBe('just now')
    expect(ago(59_000)).toBe('just now')
    expect(ago(2 * MINUTE)).toBe('2 min ago')
    expect(ago(3 * HOUR)).toBe('3 h ago')
    expect(ago(17 * HOUR)).toBe('yesterday, 23:42')
    expect(ago(40 * HOUR)).toBe('yesterday, 00:42')
    expect(ago(41 * HOUR)).toBe('19 November')
    expect(ago(9 * 24 * HOUR)).toBe('12 November')
  })

  it('[W36] yesterday is right on the days that have 23 or 25 hours', () => {
    const begins = Date.UTC(2026, 9, 25, 23)
    const at = { now: begins + HOUR, begins, timeZone: BERLIN, speech: ENGLISH }
    expect(agoText(begins - 24 * HOUR, at)).toBe('yesterday, 01:00')
    expect(agoText(begins - 24.5 * HOUR, at)).toBe('yesterday, 00:30')
    expect(agoText(begins - 25.5 * HOUR, at)).toBe('24 October')
  })
})
