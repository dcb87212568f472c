import { baseForm } from './inflections.ts'
import type { Names } from './names.ts'
import type { Said } from './said.ts'
import { stopWordsOf } from './stop-words.ts'
import type { Token } from './tokens.ts'

export const WORDS_AT_MOST = 3
const LETTERS_AT_LEAST = 3

/** A phrase in one place of a text. */
export interface Gram {
  /** Equal for what counts as the same phrase: base forms, a space between two. */
  key: string
  /** The words as they stand there, in lower case. */
  form: string
  /** As the customer wrote it. */
  surface: string
  /** Whether it begins a sentence, or is shouted: then its capitals are not its own. */
  begins: boolean
}

interface Vocabulary {
  names: Names
  isUsed: (word: string) => boolean
  /** Whether a word is common enough to be part of a phrase. */
  isFrequent: (base: string) => boolean
}

/** The words of a text that say something, by their base forms. */
export function contentOf(said: Said, { names, isUsed }: Omit<Vocabulary, 'isFrequent'>): Set<string> {
  const stop = stopWordsOf(said.language)
  const words = new Set<string>()
  for (const token of said.clauses.flat()) {
    if (saysSomething(token, stop) && !isName(token.key, said, names)) {
      words.add(baseForm(token.key, said.language, isUsed))
    }
  }
  return words
}

/** All phrases of a text that may be themes: they begin and end with a word that says something. */
export function gramsOf(said: Said, vocabulary: Vocabulary): Gram[] {
  const { language } = said
  const stop = stopWordsOf(language)
  return said.clauses.flatMap((clause) => {
    const words = clause.map((token) => {
      const base = baseForm(token.key, language, vocabulary.isUsed)
      const named = isName(token.key, said, vocabulary.names)
      const ends = !named && saysSomething(token, stop) && vocabulary.isFrequent(base)
      return { token, base, ends, inside: ends || (!named && stop.has(token.key)) }
    })
    return words.flatMap((first, from) => {
      if (!first.ends) return []
      const grams: Gram[] = []
      for (let size = 1; size <= WORDS_AT_MOST && from + size <= words.length; size += 1) {
        const phrase = words.slice(from, from + size)
        if (phrase.at(-1)?.ends) grams.push(gramOf(said.words, phrase))
        if (!phrase.at(-1)?.inside) break
      }
      return grams
    })
  })
}

function gramOf(text: string, phrase: { token: Token; base: string }[]): Gram {
  const [first, last] = [phrase[0]?.token as Token, phrase.at(-1)?.token as Token]
  return {
    key: phrase.map(({ base }) => base).join(' '),
    form: phrase.map(({ token }) => token.key).join(' '),
    surface: text.slice(first.start, last.end).replace(/\s+/gu, ' '),
    begins: !first.dense && first.casing === 'unknown',
  }
}

function isName(word: string, { language, signedBy }: Said, names: Names): boolean {
  return signedBy.has(word) || names.mayBeName(word, language)
}

function saysSomething({ key, dense }: Token, stop: ReadonlySet<string>): boolean {
  if (stop.has(key) || /^\p{N}|'(?:t|ll|ve|re|d|m)$/u.test(key)) return false
  return [...key].length >= (dense || !/[\p{Lu}\p{Ll}]/u.test(key) ? 2 : LETTERS_AT_LEAST)
}
