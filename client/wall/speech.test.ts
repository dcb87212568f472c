import { describe, expect, it } from 'vitest'
import { spokenIn } from '../../shared/languages.ts'
import { makeSpeech, type Speech } from './speech.ts'
import { agoText, clockText, dateText, durationText, weekdayText } from './times.ts'
import { ALL } from './words/all.ts'

const HOUR = 3_600_000
const BERLIN = 'Europe/Berlin'
/** A Thursday, 16:42 in Berlin. */
const NOW = Date.UTC(2026, 10, 26, 15, 42)

function speechOf(locale: string): Speech {
  const language = spokenIn(locale)
  return makeSpeech(() => ({ locale, language, texts: ALL[language] ?? {} }))
}

const plain = (text: string) => text.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, '').replace(/\s/g, ' ')

describe('the wall speaks as its locale does', () => {
  it('[W192] words are those of its language, numbers and dates those of its locale', () => {
    const said = (locale: string) => {
      const speech = speechOf(locale)
      const date = dateText(Date.UTC(2026, 0, 9, 12), { now: NOW, timeZone: BERLIN, speech })
      return [plain(speech.say('today', { n: 12_345 })), plain(date)]
    }
    expect(said('en-GB')).toEqual(['12,345 voices today', '9 January'])
    expect(said('en-US')).toEqual(['12,345 voices today', 'January 9'])
    expect(said('de')).toEqual(['12.345 Stimmen heute', '9. Januar'])
    expect(said('de-AT')).toEqual(['12 345 Stimmen heute', '9. Jänner'])
    expect(said('pl')).toEqual(['12 345 głosów dzisiaj', '9 stycznia'])
    expect(said('ja')).toEqual(['今日の声 12,345件', '1月9日'])
  })

  it('[W192] a language that it does not know has English words and dates with its own numbers', () => {
    const speech = speechOf('sv-SE')
    expect(plain(speech.say('today', { n: 12_345 }))).toBe('12 345 voices today')
    expect(weekdayText(NOW, BERLIN, speech)).toBe('Thursday')
    expect(speech.language()).toBe('en')
  })

  it('[W208] a locale with digits of its own has them in all that its wall says, also beside English words', () => {
    const said = (locale: string) => {
      const speech = speechOf(locale)
      const at = { now: NOW, timeZone: BERLIN, speech }
      return [
        clockText(NOW, BERLIN, speech),
        dateText(NOW, at),
        speech.say('fewMore', { from: speech.number(5) }),
        speech.digits('±4.5'),
      ].map(plain)
    }
    expect(said('fa')).toEqual(['۱۶:۴۲', '۲۶ November', 'Score from ۵', '±۴٫۵'])
    expect(said('mr')).toEqual(['१६:४२', '२६ November', 'Score from ५', '±४.५'])
    expect(said('ar-EG')).toEqual(['١٦:٤٢', '٢٦ نوفمبر', 'النتيجة ابتداءً من ٥', '±٤٫٥'])
  })

  it('[W209] what does not count agrees with its number', () => {
    const said = (locale: string) => [1, 3].map((n) => plain(speechOf(locale).say('excluded', { n })))
    expect(said('en')).toEqual(['1 not counted', '3 not counted'])
    expect(said('fr')).toEqual(['1 non comptée', '3 non comptées'])
    expect(said('it')).toEqual(['1 non contata', '3 non contate'])
    expect(said('pl')).toEqual(['niepoliczona: 1', 'niepoliczone: 3'])
  })

  it('[W192] how long, how long ago and which day are told in every language', () => {
    const told = (locale: string) => {
      const speech = speechOf(locale)
      const at = { now: NOW, begins: NOW - 16.7 * HOUR, timeZone: BERLIN, speech }
      const texts = [
        durationText(5 * HOUR + 18 * 60_000, speech),
        agoText(NOW - 120_000, at),
        agoText(NOW - 20 * HOUR, at),
        weekdayText(NOW, BERLIN, speech),
      ]
      return texts.map(plain)
    }
    expect(told('de')).toEqual(['5 h 18 min', 'vor 2 Min.', 'gestern, 20:42', 'Donnerstag'])
    expect(told('fr')).toEqual(['5 h 18 min', 'il y a 2 min', 'hier, 20:42', 'jeudi'])
    expect(told('tr')).toEqual(['5 sa 18 dk', '2 dk önce', 'dün, 20:42', 'Perşembe'])
    expect(told('ja')).toEqual(['5時間18分', '2分前', '昨日 20:42', '木曜日'])
    expect(told('ar')).toEqual(['5 ساعات و18 دقيقة', 'قبل دقيقتين', 'أمس، 20:42', 'الخميس'])
  })

  it('[W192] days are those of the calendar that goals and holidays are set in', () => {
    const date = (locale: string) => {
      const speech = makeSpeech(() => ({ locale, language: locale.slice(0, 2), texts: {} }))
      return plain(dateText(Date.UTC(2025, 0, 9, 12), { now: NOW, timeZone: BERLIN, speech }))
    }
    expect(date('th-TH')).toContain('2025')
    expect(date('fa-IR')).toContain('۲۰۲۵')
  })

  it('[W193] digits are those of the locale, and all of a text are', () => {
    const speech = speechOf('ar-EG')
    expect(clockText(NOW, BERLIN, speech)).toBe('١٦:٤٢')
    expect(speech.digits('±4')).toBe('±٤')
    expect(plain(speech.say('today', { n: 38 }))).toBe('٣٨ رأيًا اليوم')
    expect(speechOf('ar-AE').digits('52')).toBe('52')
  })

  it('[W193] between words from right to left, what is filled in keeps its own direction', () => {
    expect(speechOf('ar').say('yesterdayAt', { time: '16:20' })).toBe('أمس، \u206816:20\u2069')
    expect(speechOf('de').say('yesterdayAt', { time: '16:20' })).toBe('gestern, 16:20')
  })
})
