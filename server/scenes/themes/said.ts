import { countWords } from '../../../shared/words.ts'
import { clausesOf, type Token } from './tokens.ts'

/** What one customer said, as a wall may show it. */
export interface Text {
  id: string
  /** Equal for texts of one author; null where nobody is named. */
  author: string | null
  authorName: string | null
  language: string | null
  /** Without what is masked or left out. */
  words: string
}

/** A text as its clauses. */
export interface Said extends Text {
  writer: string
  /** What its author is called, in lower case: a signature is no theme. */
  signedBy: ReadonlySet<string>
  clauses: Token[][]
}

/** Shorter ones are the same by chance. */
const SAME_FROM_WORDS = 4
/** So many people may come upon the same sentence; more are one who sends it under many names. */
const SAME_AT_MOST = 3

export function saidOf(text: Text): Said {
  const clauses = clausesOf(text.words, text.language)
  return { ...text, writer: text.author ?? text.id, signedBy: new Set(namesIn(text.authorName)), clauses }
}

export function namesIn(name: string | null): string[] {
  return name?.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? []
}

/** Tells texts that were there often enough: the same words again are no further voice, whoever sends them. */
export function makeRepetitions(): (said: Said) => boolean {
  const known = new Map<string, number>()
  return ({ clauses, words }) => {
    if (countWords(words) < SAME_FROM_WORDS) return false
    const key = clauses.flatMap((clause) => clause.map((token) => token.key)).join(' ')
    const times = known.get(key) ?? 0
    known.set(key, times + 1)
    return times >= SAME_AT_MOST
  }
}
