import { endOfText } from './json-pieces.ts'

export interface Token {
  /** `value` is a number or a word; `open text` is one that nothing ends. */
  kind: '{' | '}' | '[' | ']' | ':' | ',' | 'text' | 'open text' | 'value' | 'other' | 'end'
  /** Where it begins, and where what follows it begins. */
  at: number
  end: number
}

const SPACE = /[ \t\n\r]*/y
const VALUE = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/y
const MARKS = new Set(['{', '}', '[', ']', ':', ','])

/** The next token at or behind a place. What JSON does not know is `other`, one character long. */
export function tokenAt(text: string, place: number): Token {
  SPACE.lastIndex = place
  SPACE.test(text)
  const at = SPACE.lastIndex
  const first = text[at]
  if (first === undefined) return { kind: 'end', at, end: at }
  if (MARKS.has(first)) return { kind: first as Token['kind'], at, end: at + 1 }
  if (first === '"') {
    const end = endOfText(text, at)
    return end === undefined ? { kind: 'open text', at, end: text.length } : { kind: 'text', at, end }
  }
  VALUE.lastIndex = at
  return VALUE.test(text) ? { kind: 'value', at, end: VALUE.lastIndex } : { kind: 'other', at, end: at + 1 }
}
