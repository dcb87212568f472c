import { isDeeperThan } from '../../intake/entry.ts'
import { breakOf } from './json-break.ts'
import { withoutRawBreaks } from './raw-breaks.ts'

export type JsonReading = { ok: true; tree: unknown } | { ok: false; deep: boolean; why: string }

const MAX_DEPTH = 64
/** Only such numbers can lose digits: most bodies have none, and are read in the fast way. */
const LONG_NUMBER = /\d{16}|\de\+?\d/i
const INTEGER = /^-?\d+$/

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
  let tree: unknown
  try {
    tree = JSON.parse(text)
  } catch {
    return undefined
  }
  // Before the digits are looked at: a reviver calls itself for each level.
  if (isDeeperThan(tree, MAX_DEPTH))
    return { ok: false, deep: true, why: `The body is nested deeper than ${MAX_DEPTH} levels.` }
  return { ok: true, tree: LONG_NUMBER.test(text) ? JSON.parse(text, withAllDigits as Reviver) : tree }
}

/** The types do not know yet that a reviver is also told the source text. */
type Reviver = (key: string, value: unknown) => unknown

function withAllDigits(_key: string, value: unknown, { source }: { source?: string }): unknown {
  if (typeof value !== 'number' || source === undefined) return value
  const lost = INTEGER.test(source) ? !Number.isSafeInteger(value) : !Number.isFinite(value)
  return lost ? source : value
}
