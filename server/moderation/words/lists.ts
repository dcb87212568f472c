import naughty from 'naughty-words'
import type { WordLanguage } from '../../../shared/rules.ts'
import { MORE } from './more-words.ts'
import { SPARED } from './spared.ts'
import { STEMS } from './stems.ts'

/** Written without spaces, so that words are looked for in the middle of others. */
export const UNSPACED: ReadonlySet<string> = new Set(['ja', 'ko', 'th', 'zh'])
/** Of one letter hardly any word means one thing. */
const LETTERS = /\p{L}.*\p{L}/u
/** A Thai word of three characters is a part of too many others. */
const SHORTEST: Readonly<Record<string, number>> = { th: 4 }

/**
 * The words of a language's list ("List of Dirty, Naughty, Obscene, and Otherwise Bad Words" by Shutterstock,
 * CC BY 4.0) and ours beside it; a star stands for any more letters.
 */
export function wordsOf(language: WordLanguage): string[] {
  const spared = new Set((SPARED[language] ?? []).map((word) => word.toLowerCase()))
  const listed = [...naughty[language], ...(language === 'fr' ? naughty['fr-CA-u-sd-caqc'] : [])]
  const kept = listed.filter((word) => LETTERS.test(word) && !spared.has(word.toLowerCase()))
  const words = [...kept, ...(MORE[language] ?? [])]
  const long = words.filter((word) => [...word].length >= (SHORTEST[language] ?? 2))
  return [...new Set([...long, ...(STEMS[language] ?? [])])]
}
