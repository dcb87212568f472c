import { plain, unmarked } from './fold.ts'

/** A word that is looked for, and in whose name. */
export interface Listed {
  word: string
  /** A language, `own`, or what names a rule. */
  list: string
  /** Its language, where the word means something else in others; null for a word that is meant everywhere. */
  language: string | null
  /** Whether it is also looked for inside of other words, as in scripts without spaces. */
  inside: boolean
}

export interface Meaning {
  list: string
  /** Counts only in a text of this language. */
  only: string | null
  /** Counts only with just these marks: without them it is too short to mean one thing. */
  exact: string | null
}

/** Characters to those that may follow; `ends` are the words that end here. */
export interface Branch<Key> {
  next: Map<Key, Branch<Key>>
  ends: Meaning[]
}

export interface Lexicon {
  words: Map<string, Meaning[]>
  /** By first letter and length, for words with letters out of sight. */
  shapes: Map<string, string[]>
  phrases: Branch<string>
  prefixes: Branch<string>
  /** Backwards. */
  suffixes: Branch<string>
  inside: Branch<string>
}

/** Up to this length a word of one language is likely to be a harmless one of another. */
const SHORT = 4
const LONGEST_INSIDE = 50
/** Alphabets that several languages share; words of others tell their language themselves. */
const SHARED_ALPHABET = /[\p{Script=Latin}\p{Script=Arabic}]/u

export const branch = <Key>(): Branch<Key> => ({ next: new Map(), ends: [] })

export function createLexicon(): Lexicon {
  return {
    words: new Map(),
    shapes: new Map(),
    phrases: branch(),
    prefixes: branch(),
    suffixes: branch(),
    inside: branch(),
  }
}

export function addTo(lexicon: Lexicon, { word, list, language, inside }: Listed): void {
  const written = plain(word).trim()
  const bare = written.replace(/^\*+|\*+$/g, '')
  const folded = foldPhrase(bare)
  if (folded.length === 0) return
  const text = folded.join(' ')
  const short = [...text].length <= SHORT
  const own = { list, only: short && SHARED_ALPHABET.test(text) ? language : null }
  const meaning: Meaning = { ...own, exact: short && language !== null && bare !== text ? bare : null }
  const [before, after] = [written.startsWith('*'), written.endsWith('*')]
  if (inside || (before && after)) addPath(lexicon.inside, text.slice(0, LONGEST_INSIDE).split(''), meaning)
  else if (after) addPath(lexicon.prefixes, [...text], meaning)
  else if (before) addPath(lexicon.suffixes, [...text].reverse(), meaning)
  else if (folded.length > 1) addPath(lexicon.phrases, folded, meaning)
  else addWord(lexicon, text, meaning)
}

function addWord({ words, shapes }: Lexicon, word: string, meaning: Meaning): void {
  const known = words.get(word)
  if (known) known.push(meaning)
  else {
    words.set(word, [meaning])
    const shape = shapeOf(word)
    const alike = shapes.get(shape)
    if (alike) alike.push(word)
    else shapes.set(shape, [word])
  }
}

function addPath(from: Branch<string>, keys: readonly string[], meaning: Meaning): void {
  let at = from
  for (const key of keys) {
    let next = at.next.get(key)
    if (!next) {
      next = branch()
      at.next.set(key, next)
    }
    at = next
  }
  at.ends.push(meaning)
}

export function shapeOf(word: string): string {
  return `${word[0]}${word.length}`
}

const WORDS = /[\p{L}\p{M}\p{N}]+/gu

/** The words of a phrase, folded. */
export function foldPhrase(phrase: string): string[] {
  return unmarked(plain(phrase)).match(WORDS) ?? []
}
