import { plain, unmarked, unmixed } from './fold.ts'

/** A word of a text as it was found. */
export interface Token {
  /** In small letters, with its marks. */
  exact: string
  folded: string
  /** Where it begins in the plain text. */
  start: number
}

/** A text made ready to look for words in it. */
export interface Reading {
  text: string
  tokens: Token[]
  /** What stands between spaces, with its signs; not what is longer than any disguise. */
  chunks: string[]
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const CHUNK = /\S+/gu
const CHUNK_LENGTH = 40

export function read(comment: string): Reading {
  const text = plain(comment)
  const tokens = Array.from(text.matchAll(WORD), toToken)
  const chunks = (text.match(CHUNK) ?? []).filter((chunk) => chunk.length <= CHUNK_LENGTH)
  return { text, tokens, chunks }
}

function toToken({ 0: exact, index }: RegExpExecArray): Token {
  return { exact, folded: unmixed(unmarked(exact)), start: index }
}
