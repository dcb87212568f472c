import { localeOf, MASKED, sentencesOf } from '../../../shared/passages.ts'
import { countWords } from '../../../shared/words.ts'
import { clausesOf } from './tokens.ts'

/** What a voice says beside a theme is at most as long as this, in words. */
export const WORDS_AROUND = 14

/** Where one of these phrases stands in a text, UTF-16 offsets; null where none does. */
export function placeOf(
  text: string,
  forms: ReadonlySet<string>,
  language: string | null,
): { start: number; end: number } | null {
  for (const clause of clausesOf(text, language)) {
    for (const [from, first] of clause.entries()) {
      let form = ''
      for (const token of clause.slice(from, from + 3)) {
        form = form === '' ? token.key : `${form} ${token.key}`
        if (forms.has(form)) return { start: first.start, end: token.end }
      }
    }
  }
  return null
}

/**
 * What a text says where it uses a phrase, short enough for a scene: all of it, or the sentence, or so many
 * words around the phrase. Null where it does not use it.
 */
export function wordsAround(
  text: string,
  forms: ReadonlySet<string>,
  language: string | null,
): string | null {
  const place = placeOf(text, forms, language)
  if (!place) return null
  if (countWords(text) <= WORDS_AROUND) return text
  const [start, end] = sentencesOf(text, language).find(([, ends]) => ends >= place.end) ?? [0, text.length]
  const sentence = text.slice(start, end)
  if (start <= place.start && countWords(sentence) <= WORDS_AROUND) return sentence
  return cutAround(text, place, language)
}

/** Whole words on both sides by turns, as long as they have room. */
function cutAround(text: string, { start, end }: { start: number; end: number }, language: string | null) {
  const segmenter = new Intl.Segmenter(localeOf(language), { granularity: 'word' })
  const ends = [0, ...[...segmenter.segment(text)].map(({ index, segment }) => index + segment.length)]
  let [from, to] = [start, end]
  let grows = true
  while (grows) {
    const wider = {
      from: ends.findLast((edge) => edge < from) ?? from,
      to: ends.find((edge) => edge > to) ?? to,
    }
    const fits = (a: number, b: number) => countWords(text.slice(a, b)) <= WORDS_AROUND
    const right = wider.to !== to && fits(from, wider.to)
    if (right) to = wider.to
    const left = wider.from !== from && fits(wider.from, to)
    if (left) from = wider.from
    grows = right || left
  }
  const cut = text.slice(from, to).trim()
  return `${from > 0 ? `${MASKED} ` : ''}${cut}${to < text.length ? ` ${MASKED}` : ''}`
}
