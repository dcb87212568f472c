import { localeOf } from '../../../shared/passages.ts'

/** How a word is written: what names begin with tells nothing at the start of a sentence. */
type Casing = 'lower' | 'upper' | 'capitals' | 'unknown'

export interface Token {
  /** In lower case, without a possessive ending. */
  key: string
  /** Where it stands in the text, UTF-16 offsets. */
  start: number
  end: number
  casing: Casing
  /** Whether its script puts no spaces between words. */
  dense: boolean
}

const LETTERS = '\\p{L}\\p{M}\\p{N}\\u200c\\u200d'
const WORD = new RegExp(`[\\p{L}\\p{N}][${LETTERS}]*(?:['’‑-][\\p{L}\\p{N}][${LETTERS}]*)*`, 'gu')
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** French, Italian and Catalan articles and the like that lean on the next word, which is what is spoken of. */
const ELIDED = /^(?:[cdjlmnst]|qu|un|(?:d|n|s|qu)?ell|all|dall)['’](?=\p{L}{3})/iu
const ENDS_A_SENTENCE = /[.!?…:。！？\n]/u
/** With so large a share of capitals somebody shouts, and they tell nothing. */
const SHOUTING = 0.6

const segmenters = new Map<string, Intl.Segmenter>()

function segmenterOf(locale: string): Intl.Segmenter {
  const known = segmenters.get(locale)
  const segmenter = known ?? new Intl.Segmenter(locale, { granularity: 'word' })
  segmenters.set(locale, segmenter)
  return segmenter
}

/**
 * The words of a text, by clauses: no phrase goes over a comma, a full stop, an emoji or what stands in the
 * place of masked words.
 */
export function clausesOf(text: string, language: string | null): Token[][] {
  const locale = localeOf(language)
  const shouted = isShouted(text)
  const clauses: Token[][] = []
  let end = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const gap = text.slice(end, index)
    const begins = clauses.length === 0 || ENDS_A_SENTENCE.test(gap)
    if (begins || gap.trim() !== '') clauses.push([])
    const casing = shouted ? 'unknown' : casingOf(word)
    const told = begins && casing !== 'lower' ? 'unknown' : casing
    clauses.at(-1)?.push(...tokensOf(word, index, locale, told))
    end = index + word.length
  }
  return clauses
}

function isShouted(text: string): boolean {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0
  return upper > SHOUTING * (upper + (text.match(/\p{Ll}/gu)?.length ?? 0))
}

function casingOf(word: string): Casing {
  const [first = ''] = word
  if (first.toLowerCase() === first) return first.toUpperCase() === first ? 'unknown' : 'lower'
  return word.length > 1 && word.toUpperCase() === word ? 'capitals' : 'upper'
}

function tokensOf(word: string, start: number, locale: string, casing: Casing): Token[] {
  const elided = ELIDED.exec(word)?.[0].length ?? 0
  if (elided > 0) return tokensOf(word.slice(elided), start + elided, locale, casing)
  if (!DENSE.test(word)) return [tokenOf(word, start, locale, casing, false)]
  const parts = [...segmenterOf(locale).segment(word)].filter(({ isWordLike }) => isWordLike)
  return parts.map(({ segment, index }) => tokenOf(segment, start + index, locale, 'unknown', true))
}

function tokenOf(word: string, start: number, locale: string, casing: Casing, dense: boolean): Token {
  const key = word
    .normalize('NFKC')
    .toLocaleLowerCase(locale)
    .replace(/['’]s$/u, '')
    .replaceAll('’', "'")
  return { key, start, end: start + word.length, casing, dense }
}
