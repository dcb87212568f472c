import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBlank, isLongerThan, wellFormed } from './text.ts'

describe('well-formed text', () => {
  test('[I8] is composed, without lone surrogates and control characters, and stays as it is from then on', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const made = wellFormed(text)
        expect(made.isWellFormed()).toBe(true)
        expect(made).toBe(made.normalize('NFC'))
        expect(made).not.toMatch(/[^\P{Cc}\n\t]/u)
        expect(wellFormed(made)).toBe(made)
      }),
    )
  })

  test('[U61] hundreds of thousands of marks on one letter are put in order in no time', () => {
    const pile = `e${'\u0301\u0323'.repeat(150_000)} e\u0301`
    const made = wellFormed(pile)
    expect(made.length).toBeGreaterThan(299_000)
    expect(made.endsWith(' é')).toBe(true)
  })

  test.each([
    ['e\u0301', 'é'],
    ['a\ud800b', 'a\ufffdb'],
    ['a\u0000\u0007\u009bb\r\n\tc', 'ab\n\tc'],
    ['\u202eevil\u202c \u2067x\u2069', '\u202eevil\u202c \u2067x\u2069'],
    ['Z̷̨a̴͝lgo', 'Z̷̨a̴͝lgo'.normalize('NFC')],
  ])('[I8] makes %j to %j', (text, made) => expect(wellFormed(text)).toBe(made))

  test('[I8] is counted in characters, not in code units', () => {
    expect(isLongerThan('😀'.repeat(200), 200)).toBe(false)
    expect(isLongerThan('😀'.repeat(201), 200)).toBe(true)
    expect(isLongerThan('x'.repeat(201), 200)).toBe(true)
  })

  test('[I8] is blank when nothing of it could be seen', () => {
    for (const text of ['', ' ', '\u00a0\u3000', '\u200b', '\u202e', null, undefined])
      expect(isBlank(text)).toBe(true)
    for (const text of ['.', '😀', ' x ', 'ا']) expect(isBlank(text)).toBe(false)
  })
})
