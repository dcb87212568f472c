import { disguised, pulledApart, stretched } from './disguises.ts'
import { languagesOf } from './languages.ts'
import {
  addTo,
  type Branch,
  createLexicon,
  type Lexicon,
  type Listed,
  type Meaning,
  shapeOf,
} from './lexicon.ts'
import { read, type Token } from './tokens.ts'

export interface WordMatcher {
  /** The lists of which a word is in the text. Takes time in proportion to the text, however many words are known. */
  find: (text: string, language?: string) => ReadonlySet<string>
}

/** What Arabic joins to the beginning of words. */
const JOINED = /^(?:وال|بال|كال|فال|لل|ال|و|ب|ف|ك|ل|ي|يا)(?=.{3})/u
/** More masked words than this are no longer somebody's feedback. */
const MASKED_AT_MOST = 200
const FOUND_APART = 4
const ALLOWED = 'allowed'

/** Makes ready to look for words; what is `allowed` is never found. */
export function createMatcher(listed: readonly Listed[], allowed: readonly string[]): WordMatcher {
  const lexicon = createLexicon()
  for (const each of listed) addTo(lexicon, each)
  const spared = createLexicon()
  for (const word of allowed) addTo(spared, { word, list: ALLOWED, language: null, inside: isUnspaced(word) })

  return {
    find(text, language) {
      const reading = read(text)
      const sparedAt = sparedIn(spared, reading.text, reading.tokens)
      const tokens = reading.tokens.filter((token) => !isSpared(token, sparedAt))
      const said = languagesOf(
        reading.tokens.map(({ exact }) => exact),
        language,
      )
      const lists = new Set<string>()
      const take = (meanings: readonly Meaning[] | undefined, exact: string | null) => {
        for (const { list, only, exact: needed } of meanings ?? []) {
          const here = only === null || said.size === 0 || said.has(only)
          if (here && (needed === null || exact === null || needed === exact)) lists.add(list)
        }
      }
      const takeWord = (word: string) => {
        if (!spared.words.has(word)) take(lexicon.words.get(word), null)
      }
      for (const token of tokens) takeToken(lexicon, token, take)
      takePhrases(lexicon.phrases, tokens, take)
      for (const token of tokens) takeInside(lexicon.inside, token, sparedAt, take)
      const { spelled, masked } = disguised(reading.chunks)
      for (const word of [...spelled, ...stretched(tokens)]) takeWord(word)
      for (const word of new Set(masked.slice(0, MASKED_AT_MOST))) unmask(lexicon, word).forEach(takeWord)
      for (const word of pulledApart(reading.tokens)) windows(word).forEach(takeWord)
      return lists
    },
  }
}

/** Whether this place of the text stands in something allowed. */
type At = (place: number) => boolean
type Take = (meanings: readonly Meaning[] | undefined, exact: string | null) => void

function takeToken(lexicon: Lexicon, { exact, folded }: Token, take: Take): void {
  take(lexicon.words.get(folded), exact)
  const joined = folded.replace(JOINED, '')
  if (joined !== folded) take(lexicon.words.get(joined), joined)
  const letters = [...folded]
  walk(lexicon.prefixes, letters, 0, (ends) => take(ends, null))
  walk(lexicon.suffixes, letters.reverse(), 0, (ends) => take(ends, null))
}

function takePhrases(phrases: Branch<string>, tokens: readonly Token[], take: Take): void {
  const words = tokens.map(({ folded }) => folded)
  for (let place = 0; place < words.length; place += 1)
    walk(phrases, words, place, (ends) => take(ends, null))
}

function takeInside(inside: Branch<string>, { folded, start }: Token, sparedAt: At, take: Take): void {
  const letters = folded.split('')
  for (let place = 0; place < letters.length; place += 1) {
    if (!inside.next.has(letters[place] as string) || sparedAt(start + place)) continue
    walk(inside, letters, place, (ends) => take(ends, null))
  }
}

function isSpared({ exact, start }: Token, sparedAt: At): boolean {
  for (let place = start; place < start + exact.length; place += 1) if (!sparedAt(place)) return false
  return true
}

/** Goes along the branches as far as they lead; answers where the last word on the way ended, or -1. */
function walk(
  from: Branch<string>,
  keys: readonly string[],
  start: number,
  reached: (ends: readonly Meaning[]) => void,
): number {
  let last = -1
  let at: Branch<string> | undefined = from
  for (let place = start; at && place < keys.length; place += 1) {
    at = at.next.get(keys[place] as string)
    if (!at || at.ends.length === 0) continue
    reached(at.ends)
    last = place
  }
  return last
}

/** Tells the places of a text that stand in something allowed. */
function sparedIn(spared: Lexicon, text: string, tokens: readonly Token[]): At {
  const places = new Set<number>()
  const cover = ({ start, exact }: Token) => {
    for (let place = start; place < start + exact.length; place += 1) places.add(place)
  }
  const words = tokens.map(({ folded }) => folded)
  const nothing = () => undefined
  for (const [place, token] of tokens.entries()) {
    if (spared.words.has(token.folded)) cover(token)
    const last = walk(spared.phrases, words, place, nothing)
    for (let covered = place; covered <= last; covered += 1) cover(tokens[covered] as Token)
  }
  const letters = text.split('')
  for (let place = 0; place < letters.length; place += 1) {
    const last = walk(spared.inside, letters, place, nothing)
    for (let covered = place; covered <= last; covered += 1) places.add(covered)
  }
  return (place) => places.has(place)
}

function unmask({ shapes }: Lexicon, masked: string): string[] {
  const words = shapes.get(shapeOf(masked)) ?? []
  return words.filter((word) => fits(masked, word))
}

/** Both are of one length. */
function fits(masked: string, word: string): boolean {
  for (let place = 0; place < masked.length; place += 1) {
    if (masked[place] !== '.' && masked[place] !== word[place]) return false
  }
  return true
}

/** Parts of letters that were pulled apart: before and after a word may stand others of one letter. */
function windows(letters: string): string[] {
  const found = [letters]
  for (let length = FOUND_APART; length < Math.min(letters.length, 13); length += 1) {
    for (let start = 0; start + length <= letters.length; start += 1)
      found.push(letters.slice(start, start + length))
  }
  return found
}

function isUnspaced(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(word)
}
