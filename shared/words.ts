/** Scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu

const NOTICE_MS = 3_000
const WORDS_PER_SECOND = 2.3
const CHARACTERS_PER_SECOND = 6
const SHORTEST_MS = 6_000
const LONGEST_MS = 25_000
export const WORDS_SHOWN = 50
/** About as long to read as one word, in scripts that do not separate them. */
const CHARACTERS_PER_WORD = CHARACTERS_PER_SECOND / WORDS_PER_SECOND

function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** All of these scripts lie beyond: most texts need no closer look. */
const MAY_BE_DENSE = /[\u0e00-\uffff]/

function charactersWithoutSpaces(text: string): number {
  return MAY_BE_DENSE.test(text) ? (text.match(WITHOUT_SPACES)?.length ?? 0) : 0
}

/** Words as a reader's effort: a script without spaces counts by what its characters take to read. */
export function countWords(text: string): number {
  const dense = charactersWithoutSpaces(text)
  if (dense === 0) return words(text).length
  return words(text.replace(WITHOUT_SPACES, ' ')).length + Math.ceil(dense / CHARACTERS_PER_WORD)
}

/** How long a voice stands so that it can be read from ten feet, milliseconds. */
export function readingTime(text: string): number {
  const dense = charactersWithoutSpaces(text)
  const spaced = dense === 0 ? words(text).length : words(text.replace(WITHOUT_SPACES, ' ')).length
  const seconds = spaced / WORDS_PER_SECOND + dense / CHARACTERS_PER_SECOND
  return Math.round(Math.min(Math.max(NOTICE_MS + seconds * 1000, SHORTEST_MS), LONGEST_MS))
}

/**
 * The words of a comment that a wall shows: all up to 50, else the first whole sentences up to 50 with an
 * ellipsis, else the first 50 words of a sentence that is longer.
 */
export function excerpt(comment: string, locale = 'en'): string {
  const text = comment.trim()
  if (countWords(text) <= WORDS_SHOWN) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text)) {
    if (countWords(kept + segment) > WORDS_SHOWN) break
    kept += segment
  }
  const shown = kept.trim() === '' ? firstWords(text, locale) : kept
  return `${shown.trimEnd().replace(/[.,;:…\s]+$/u, '')} …`
}

function firstWords(text: string, locale: string): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)) {
    if (countWords(kept + segment) > WORDS_SHOWN) break
    kept += segment
  }
  return kept
}
