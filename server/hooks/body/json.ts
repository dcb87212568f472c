import { isDeeperThan } from '../../intake/entry.ts'
import { breakOf } from './json-break.ts'
import { rewritten } from './json-pieces.ts'

export type JsonReading = { ok: true; tree: unknown } | { ok: false; deep: boolean; why: string }

const MAX_DEPTH = 64
/** Only such numbers can lose digits, and most bodies have none. */
const LONG_NUMBER = /(?:^|[[:,\s])-?(?:\d{16}|\d[\d.]*e\+?\d{3})/i
const NUMBER = /-?\d[\d.eE+-]*/g
const INTEGER = /^-?\d+$/

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
/** What a backslash escapes is found first: it stays, and a break behind one is left to be refused. */
const BREAK = /\\.|[\n\r\t]/gs

/**
 * JSON as a tree of JSON values. Whole numbers past 2^53 (ids of others) and those that no double holds stay the
 * digits that were sent, as text. Raw line breaks and tabs inside of texts are read as what they are: templates that
 * write a comment as it is make them, and nothing else could be meant.
 */
export function readJson(text: string): JsonReading {
  const plain = parsed(text)
  if (plain) return plain
  const escaped = withoutRawBreaks(text)
  const mended = escaped === text ? undefined : parsed(escaped)
  return mended ?? { ok: false, deep: false, why: breakOf(text) ?? 'The body is not JSON.' }
}

function parsed(text: string): JsonReading | undefined {
  try {
    const tree: unknown = JSON.parse(text)
    const why = `The body is nested deeper than ${MAX_DEPTH} levels.`
    if (isDeeperThan(tree, MAX_DEPTH)) return { ok: false, deep: true, why }
    return { ok: true, tree: LONG_NUMBER.test(text) ? JSON.parse(withAllDigits(text)) : tree }
  } catch {
    return undefined
  }
}

function withoutRawBreaks(json: string): string {
  const text = (piece: string) => piece.replace(BREAK, (found) => ESCAPES[found] ?? found)
  return rewritten(json, { text, between: asItIs })
}

/** Of JSON that can be read: the same with each number that would be lost as text. */
function withAllDigits(json: string): string {
  const between = (piece: string) =>
    piece.replace(NUMBER, (number) => (isLost(number) ? `"${number}"` : number))
  return rewritten(json, { text: asItIs, between })
}

function isLost(number: string): boolean {
  const value = Number(number)
  return INTEGER.test(number) ? !Number.isSafeInteger(value) : !Number.isFinite(value)
}

function asItIs(piece: string): string {
  return piece
}
