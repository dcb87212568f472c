import { describe, expect, it } from 'vitest'
import { letterSetsOf, runsTo, writtenIn } from './writing.ts'

const EN = { locale: 'en' }

describe('what a text is written in', () => {
  it('[W194] a text of the letters that every page has needs no others', () => {
    const texts = ['Ten minutes, “really”! – 10 €', 'Größe, œuvre, İstanbul, žluťoučký kůň', '±4 … 100 %']
    for (const text of texts) expect(letterSetsOf(text, EN), text).toEqual([])
  })

  it('[W194] each script asks for its letters, and several for all of theirs', () => {
    expect(letterSetsOf('Привет', EN)).toEqual(['european'])
    expect(letterSetsOf('Ευχαριστώ', EN)).toEqual(['european'])
    expect(letterSetsOf('Rất tốt', EN)).toEqual(['european'])
    expect(letterSetsOf('ممتاز', EN)).toEqual(['arabic'])
    expect(letterSetsOf('מצוין', EN)).toEqual(['hebrew'])
    expect(letterSetsOf('बढ़िया', EN)).toEqual(['devanagari'])
    expect(letterSetsOf('ดีมาก', EN)).toEqual(['thai'])
    expect(letterSetsOf('すばらしい', EN)).toEqual(['japanese'])
    expect(letterSetsOf('최고예요', EN)).toEqual(['korean'])
    expect(letterSetsOf('非常好', EN)).toEqual(['chinese'])
    expect(letterSetsOf('Great 👍🏽', EN)).toEqual(['emoji'])
    expect(letterSetsOf('ممتاز و すばらしい 🎉', EN)).toEqual(['arabic', 'japanese', 'emoji'])
  })

  it('[W195] Han letters are of the language that is said, else that the text shows, else that of the wall', () => {
    expect(writtenIn('東京本店', { ...EN, language: 'ja' })).toBe('ja')
    expect(writtenIn('東京本店', { ...EN, beside: 'ja' })).toBe('ja')
    expect(writtenIn('東京の店', { ...EN, language: 'zh' })).toBe('ja')
    expect(writtenIn('服务很好', EN)).toBe('zh-Hans')
    expect(writtenIn('這個很好', EN)).toBe('zh-Hant')
    expect(writtenIn('非常好', { ...EN, language: 'zh-TW' })).toBe('zh-Hant')
    expect(writtenIn('非常好', { locale: 'ja' })).toBe('ja')
    expect(letterSetsOf('非常好', { ...EN, language: 'zh-HK' })).toEqual(['traditional-chinese'])
  })

  it('[W195] a language that a text is not written in is not believed', () => {
    expect(writtenIn('ممتاز', { ...EN, language: 'en' })).toBe('ar')
    expect(writtenIn('خیلی خوب', { ...EN, language: 'fa' })).toBe('fa')
    for (const language of ['ja', 'hi', 'ar', 'th', 'ru']) {
      expect(writtenIn('Very good', { ...EN, language }), language).toBeNull()
    }
    expect(writtenIn('Sehr gut', { ...EN, language: 'de' })).toBe('de')
    expect(writtenIn('Maya K.', { ...EN, beside: 'ar' })).toBeNull()
  })

  it('[W310] Cyrillic tells its language where its letters do, and is no language where they do not', () => {
    const told: readonly (readonly [string, string])[] = [
      ['ru', 'Всё быстро, спасибо'],
      ['ru', 'Подъезд был объявлен, но это не беда'],
      ['uk', 'Дуже швидко, дякую, все гарно і вчасно'],
      ['uk', 'Її подарунок ще їде'],
      ['be', 'Усё вельмі добра, дзякуй, прыйшоў у час'],
      ['bg', 'Бързо и вкусно, първият път'],
      ['sr', 'Све је било брзо, хвала'],
      ['mk', 'Ќе дојдам пак, сѐ беше брзо, ѓезот исто'],
      ['und-Cyrl', 'Хорошо, спасибо'],
      ['und-Cyrl', 'Бәрі жақсы болды'],
    ]
    for (const [language, text] of told) {
      expect(writtenIn(text, EN), text).toBe(language)
      expect(writtenIn(text, { ...EN, language: 'kk' }), text).toBe('kk')
    }
  })

  it('[W311] scripts that few walls need have their letters, too, and a stop that they share asks for none', () => {
    const asked: readonly (readonly [string, string, string])[] = [
      ['bengali', 'bn', 'খুব ভালো।'],
      ['gurmukhi', 'pa', 'ਬਹੁਤ ਵਧੀਆ।'],
      ['gujarati', 'gu', 'ખૂબ સરસ।'],
      ['tamil', 'ta', 'மிகவும் நன்று'],
      ['telugu', 'te', 'చాలా బాగుంది'],
      ['kannada', 'kn', 'ತುಂಬಾ ಚೆನ್ನಾಗಿದೆ'],
      ['khmer', 'km', 'ល្អណាស់'],
      ['georgian', 'ka', 'ძალიან კარგი'],
      ['armenian', 'hy', 'Շատ լավ էր'],
    ]
    for (const [set, language, text] of asked) {
      expect(letterSetsOf(text, EN)).toEqual([set])
      expect(writtenIn(text, EN)).toBe(language)
      expect(writtenIn('Very good', { ...EN, language })).toBeNull()
    }
  })

  it('[W211] a word or two in other letters do not give a Latin text their hand', () => {
    const mixed = 'I said שלום to the clerk (محمد), then she answered: „こんにちは“ – super!'
    expect(writtenIn(mixed, EN)).toBe(null)
    expect(writtenIn('Die 寿司 war gut', { ...EN, language: 'de' })).toBe('de')
    expect(letterSetsOf(mixed, EN)).toEqual(['arabic', 'hebrew', 'japanese'])
    expect(writtenIn('このNintendo Switchは最高でした', EN)).toBe('ja')
    expect(writtenIn('Super ラーメン!', { ...EN, language: 'ja' })).toBe('ja')
    expect(writtenIn('Rất ngon, very good and quick', EN)).toBe('vi')
  })

  it('[W195] a text runs to where most of its letters do', () => {
    expect(runsTo('iPhone من متجركم ممتاز جدًا')).toBe('rtl')
    expect(runsTo('I said שלום to them')).toBe('ltr')
    expect(runsTo('10/10 👍')).toBe('ltr')
  })
})
