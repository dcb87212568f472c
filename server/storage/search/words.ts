/** Longer words are found by their beginning. */
const LETTERS_AT_MOST = 40
/** Shorter ones, in scripts that write spaces, begin too many others: they are looked for as they are. */
const LETTERS_OF_A_BEGINNING = 3

const PLAIN = /^[\x20-\x7e\n\t]*$/
const PLAIN_WORD = /[a-z0-9]+/g
const WORD = /[\p{L}\p{N}\p{M}]+|\p{Extended_Pictographic}/gu
/** Marks that a reader may leave out. Vowels of Thai and Indic scripts are marks, too, but they are letters to the reader. */
const OPTIONAL_MARK =
  /(?![\u3099\u309a])[\p{Script=Inherited}&&\p{Mn}]|[[\p{Script=Arabic}\p{Script=Hebrew}]&&\p{Mn}]/gv
const UNSEEN = /[\p{Cf}\u0640]/gu
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** NFKD takes these vowels apart; the dictionaries know them whole. */
const TAKEN_APART: readonly [RegExp, string][] = [
  [/\u0e4d\u0e32/g, '\u0e33'],
  [/\u0ecd\u0eb2/g, '\u0eb3'],
]
/** Letters that no decomposition makes equal, though people write one for the other. */
const LIKE: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', ħ: 'h', þ: 'th', ı: 'i', ς: 'σ' },
  ...{ ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه' },
}
const LIKE_LETTER = new RegExp(`[${Object.keys(LIKE).join('')}]`, 'gu')

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** A word that is looked for; `begins`: it may be the beginning of a longer one. */
export interface SearchWord {
  text: string
  begins: boolean
}

/**
 * The words of a text in the form in which they are compared: without case, marks and signs, cut apart also where
 * a script writes no spaces. They hold letters, digits, marks and emoji, never a space or a sign.
 */
export function wordsOf(text: string): string[] {
  if (PLAIN.test(text)) return (text.toLowerCase().match(PLAIN_WORD) ?? []).map(shortened)
  const words: string[] = []
  for (const [run] of folded(text).matchAll(WORD)) {
    if (SPACELESS.test(run)) for (const { segment } of segmenter.segment(run)) words.push(shortened(segment))
    else words.push(shortened(run))
  }
  return words
}

/** What somebody typed to search by. Signs mean nothing in it: there are no operators. */
export function searchWords(typed: string): SearchWord[] {
  return [...new Set(wordsOf(typed))].map((text) => ({
    text,
    begins: text.length >= LETTERS_OF_A_BEGINNING || SPACELESS.test(text),
  }))
}

function folded(text: string): string {
  let plain = text.normalize('NFKD').replace(OPTIONAL_MARK, '').replace(UNSEEN, '').toLowerCase()
  plain = plain.replace(OPTIONAL_MARK, '').replace(LIKE_LETTER, (letter) => LIKE[letter] ?? letter)
  for (const [apart, whole] of TAKEN_APART) plain = plain.replace(apart, whole)
  return plain.normalize('NFC')
}

function shortened(word: string): string {
  return word.length <= LETTERS_AT_MOST ? word : [...word].slice(0, LETTERS_AT_MOST).join('')
}
