/** Control characters other than newline and tab: they have no look, and some engines refuse them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/
const CONTROLS = new RegExp(CONTROL, 'g')
const VISIBLE = /[^\s\p{Cf}\p{Cc}]/u

/** More marks on one letter are put in their order piece by piece: all at once takes time by their square. */
const PILE_OF_MARKS = /\p{M}{65}/u
const PIECES = /\P{M}*\p{M}{0,64}/gu

/** Composed (NFC), without lone surrogates and control characters; bidirectional marks stay. */
export function wellFormed(text: string): string {
  const printable = CONTROL.test(text) ? text.replace(CONTROLS, '') : text
  const whole = printable.toWellFormed()
  if (!PILE_OF_MARKS.test(whole)) return whole.normalize('NFC')
  return whole.replace(PIECES, (piece) => piece.normalize('NFC'))
}

/** Whether nothing of it could be seen. */
export function isBlank(text: string | null | undefined): boolean {
  return !text || !VISIBLE.test(text)
}

/** Counted in code points, so that an emoji is one character. */
export function isLongerThan(text: string, characters: number): boolean {
  if (text.length <= characters) return false
  if (text.length > characters * 2) return true
  let count = 0
  for (const _ of text) count += 1
  return count > characters
}
