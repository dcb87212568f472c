/** A text made plain to search in, and where each of its characters stood. */
export interface Folded {
  text: string
  /** The span in the original that a span of the folded text came from. */
  span: (start: number, end: number) => { start: number; end: number }
}

/** What may look like something else: everything but ASCII and the plain letters of Latin, Greek and Cyrillic. */
const ODD = /[^\u0020-\u007e\n\t\u00c0-\u024f\u0370-\u052f]/
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}]/u
const DIGIT = /\p{Nd}/u
const DASH = /\p{Pd}|[\u2212]/u
const COMPATIBLE = /[\p{L}\p{P}\p{S}]/u

/** Digits of all scripts become ASCII, dashes and spaces plain, and what has no width goes: it hides numbers. */
export function fold(text: string): Folded {
  if (!ODD.test(text)) return { text, span: (start, end) => ({ start, end }) }
  let folded = ''
  const starts: number[] = []
  const ends: number[] = []
  const known = new Map<string, string>()
  let at = 0
  for (const character of text) {
    const end = at + character.length
    const plain = known.get(character) ?? plainOf(character)
    known.set(character, plain)
    for (let i = 0; i < plain.length; i += 1) {
      starts.push(at)
      ends.push(end)
    }
    // What has no look of its own belongs to what stands before it.
    if (plain === '' && ends.length > 0) ends[ends.length - 1] = end
    folded += plain
    at = end
  }
  return {
    text: folded,
    span: (start, end) => ({ start: starts[start] ?? text.length, end: ends[end - 1] ?? 0 }),
  }
}

function plainOf(character: string): string {
  if (character <= '\u024f' && !ODD.test(character)) return character
  if (UNSEEN.test(character)) return ''
  if (DIGIT.test(character)) return digitOf(character)
  if (DASH.test(character)) return '-'
  if (/\s/u.test(character)) return ' '
  if (!COMPATIBLE.test(character)) return character
  const compatible = character.normalize('NFKC')
  return compatible.length <= 4 ? compatible : character
}

/** Digits of a script stand in tens without a gap, each ten beginning with its zero. */
function digitOf(character: string): string {
  const code = character.codePointAt(0) as number
  const wide = character.normalize('NFKC')
  if (wide >= '0' && wide <= '9') return wide
  let value = 0
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value += 1
  return String(value)
}
