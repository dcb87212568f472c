import { baseOf } from './stop-words.ts'

/** What a word takes on in the plural and the like, the longest first; enough to take two forms for one. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  de: ['en', 'er', 'es', 'n', 'e', 's'],
  en: ['es', 's'],
  es: ['es', 's'],
  fr: ['es', 's', 'x', 'e'],
  nl: ['en', 's', 'n'],
  pt: ['es', 's'],
  sv: ['arna', 'orna', 'erna', 'en', 'ar', 'or', 'er', 'et', 'n'],
  tr: ['lar', 'ler'],
}
const SHORTEST = 3

/** The word that this is a form of, where that is used as well; otherwise itself. */
export function baseForm(word: string, language: string | null, isUsed: (word: string) => boolean): string {
  for (const ending of ENDINGS[baseOf(language)] ?? []) {
    const base = word.slice(0, -ending.length)
    if (base.length < SHORTEST || !word.endsWith(ending)) continue
    if (isUsed(base)) return base
    const plain = withoutUmlauts(base)
    if (plain !== base && isUsed(plain)) return plain
  }
  return word
}

/** "Aufzüge" is the plural of "Aufzug". */
function withoutUmlauts(word: string): string {
  return word.replace(/[äöü]/gu, (letter) => letter.normalize('NFD').charAt(0))
}
