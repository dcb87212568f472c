/** Marks above and below letters of alphabets that are read without them; vowel signs of other scripts stay. */
const MARKS = /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0591-\u05bd\u05bf\u05c1\u05c2]/g
/** What has no width, and Arabic's way to stretch a word. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\u0640/gu
const CYRILLIC = 'асеорхуікмтвнѕј'
const AS_LATIN = 'aceopxyikmtbhsj'
const LATIN = /[a-z]/

/** Without what cannot be seen, in small letters and ordinary forms; marks stay. */
export function plain(text: string): string {
  return text.replace(UNSEEN, '').normalize('NFKC').toLowerCase().replace(UNSEEN, '')
}

/** A plain text without the marks of its letters: `ß` is `ss`, `ı` is `i`. */
export function unmarked(text: string): string {
  return text
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
}

/** Letters of one alphabet in the place of others that look the same, in a word that mixes them. */
export function unmixed(word: string): string {
  if (!LATIN.test(word)) return word
  return word.replace(/[\u0400-\u04ff]/g, (letter) => AS_LATIN[CYRILLIC.indexOf(letter)] ?? letter)
}

const WORDS = /[\p{L}\p{M}\p{N}]+/gu

/** The words alone, folded, with one space between: equal for texts that a reader takes for the same. */
export function foldWords(text: string): string {
  return (unmarked(plain(text)).match(WORDS) ?? []).map(unmixed).join(' ')
}
