import { type Rule, WORD_LANGUAGES, type WordLanguage, type WordSettings } from '../../../shared/rules.ts'
import { ruleList } from '../rules/conditions.ts'
import type { Listed } from './lexicon.ts'
import { UNSPACED, wordsOf } from './lists.ts'
import { createMatcher, type WordMatcher } from './matcher.ts'
import { STRONG } from './more-words.ts'
import { INNOCENT } from './spared.ts'

const strong: ReadonlySet<string> = new Set(STRONG)

/** Looks for all that the settings and the rules ask for at once. */
export function createWordFinder(settings: WordSettings, rules: readonly Rule[]): WordMatcher {
  const languages = new Set([...settings.languages, ...rules.flatMap(languagesOf)])
  const listed = [
    ...WORD_LANGUAGES.filter((language) => languages.has(language)).flatMap(listOf),
    ...settings.own.map((word) => anywhere(word, 'own')),
    ...rules.flatMap(({ id, when }) => (when.words ?? []).map((word) => anywhere(word, ruleList(id)))),
  ]
  return createMatcher(listed, [...INNOCENT, ...settings.allowed])
}

function languagesOf({ when }: Rule): string[] {
  return Array.isArray(when.listed) ? when.listed : []
}

function listOf(language: WordLanguage): Listed[] {
  const inside = UNSPACED.has(language)
  return wordsOf(language).map((word) => ({
    ...{ word, list: language, inside },
    language: strong.has(word) ? null : language,
  }))
}

const IN_UNSPACED_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

function anywhere(word: string, list: string): Listed {
  return { word, list, language: null, inside: IN_UNSPACED_SCRIPT.test(word) }
}
