import { cyrillicIn } from './cyrillic.ts'
import { type Direction, languageOf } from './languages.ts'
import type { LetterSet } from './letters.ts'
import { countsOf, isBeyondLatin, type OwnSet, type Script, type ScriptCounts } from './scripts.ts'

/** Pictures, and signs that are pictures where a selector after them says so. */
const EMOJI =
  /[\u231a\u231b\u23e9-\u23f3\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55]|\ufe0f|\u20e3|\ud83c[\udc04\udccf\udd70-\udfff]|\ud83d[\udc00-\udeff\udfe0-\udfff]|\ud83e[\udd00-\udeff]/
/** Letters that only one of the two Chinese ways of writing has, some of the most frequent. */
const ONLY_TRADITIONAL = /[這個們說來對時會過還沒為與後點間錢買賣讓廳員應樣開關東車]/
const ONLY_SIMPLIFIED = /[这个们说来对时会过还没为与后点间钱买卖让厅员应样开关东车]/
const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/i

const EUROPEAN = ['el', 'ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'ky', 'mn', 'tg']
/** Languages of scripts that have a set of their own; the first one is taken where nothing else is said. */
const WRITTEN_IN: Readonly<Record<OwnSet, readonly [string, ...string[]]>> = {
  arabic: ['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd'],
  hebrew: ['he', 'yi'],
  devanagari: ['hi', 'mr', 'ne', 'sa'],
  bengali: ['bn', 'as'],
  gurmukhi: ['pa'],
  gujarati: ['gu'],
  tamil: ['ta'],
  telugu: ['te'],
  kannada: ['kn'],
  thai: ['th'],
  khmer: ['km'],
  georgian: ['ka'],
  armenian: ['hy'],
}
const OWN_SETS = Object.keys(WRITTEN_IN) as OwnSet[]
const OF_OTHER_LETTERS = ['ja', 'ko', 'zh', 'yue', 'cmn', ...EUROPEAN].concat(
  ...OWN_SETS.map((set) => WRITTEN_IN[set]),
)
const GREEK = /[\u0370-\u03ff\u1f00-\u1fff]/

const SET_OF_LANGUAGE: { readonly [language: string]: LetterSet } = {
  ja: 'japanese',
  ko: 'korean',
  'zh-Hans': 'chinese',
  'zh-Hant': 'traditional-chinese',
}

/** Who reads a text: what is said about it, and the locale of the wall that it stands on. */
export interface Reader {
  /** What its sender says it is in. */
  language?: string | null | undefined
  /** What is written beside it: a name says nothing about its own language. */
  beside?: string | null | undefined
  locale: string
}

/**
 * The language to set a text in, for its letters (Han ones look different in each), its line breaks and its
 * quotation marks. Its script has the last word: what is said about a text may be wrong. Null where nothing is known.
 */
export function writtenIn(text: string, { language, beside, locale }: Reader): string | null {
  const said = language ?? null
  if (!isBeyondLatin(text)) return inLatin(said)
  const counts = countsOf(text)
  if (isMostlyLatin(text, counts) && oneOf(said, OF_OTHER_LETTERS) === null) return said
  const main = (Object.keys(counts) as Script[]).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))[0]
  if (counts.kana) return 'ja'
  if (main === 'hangul') return 'ko'
  if (main === 'han') return hanIn(text, said ?? beside ?? locale)
  if (main === 'vietnamese') return 'vi'
  if (main === 'european') return oneOf(said, EUROPEAN) ?? (GREEK.test(text) ? 'el' : cyrillicIn(text))
  return main === undefined || main === 'kana' ? inLatin(said) : ownIn(said, WRITTEN_IN[main])
}

function ownIn(said: string | null, languages: readonly [string, ...string[]]): string {
  return oneOf(said, languages) ?? languages[0]
}

/** Whether a word or two in other letters stand in a Latin text. A sign of the far east is about as much as a syllable. */
function isMostlyLatin(text: string, counts: ScriptCounts): boolean {
  const { vietnamese = 0, kana = 0, hangul = 0, han = 0 } = counts
  const all = Object.keys(counts).reduce((sum, script) => sum + (counts[script as Script] ?? 0), 0)
  const others = all + 2 * (kana + hangul + han)
  return vietnamese === 0 && (text.match(/[A-Za-z\u00c0-\u024f]/g) ?? []).length > others
}

function oneOf(language: string | null, languages: readonly string[]): string | null {
  return language !== null && languages.indexOf(languageOf(language)) >= 0 ? language : null
}

/** A text in Latin letters is in none of the languages that have others, or needs nothing of them. */
function inLatin(language: string | null): string | null {
  return oneOf(language, OF_OTHER_LETTERS) === null ? language : null
}

function hanIn(text: string, hint: string): string {
  const language = languageOf(hint)
  if (language === 'ja' || language === 'ko') return language
  if (TRADITIONAL.test(hint) || language === 'yue') return 'zh-Hant'
  return ONLY_TRADITIONAL.test(text) && !ONLY_SIMPLIFIED.test(text) ? 'zh-Hant' : 'zh-Hans'
}

/** Which sets of letters a text needs. Empty for most: those that a page always has. */
export function letterSetsOf(text: string, reader: Reader): LetterSet[] {
  if (!isBeyondLatin(text)) return []
  const counts = countsOf(text)
  const own: readonly LetterSet[] = OWN_SETS.filter((set) => counts[set])
  const sets: LetterSet[] = counts.european || counts.vietnamese ? ['european', ...own] : [...own]
  if (counts.kana || counts.hangul || counts.han) sets.push(hanSetOf(text, counts, reader))
  if (counts.hangul && sets.indexOf('korean') < 0) sets.push('korean')
  if (EMOJI.test(text)) sets.push('emoji')
  return sets
}

function hanSetOf(text: string, counts: ScriptCounts, reader: Reader): LetterSet {
  if (!counts.kana && !counts.han) return 'korean'
  if (counts.kana) return 'japanese'
  const own = SET_OF_LANGUAGE[writtenIn(text, reader) ?? '']
  return own ?? SET_OF_LANGUAGE[hanIn(text, reader.language ?? reader.beside ?? reader.locale)] ?? 'chinese'
}

/** Right to left where most of a text's letters run that way: one that begins with a brand's name does, too. */
export function runsTo(text: string): Direction {
  const { arabic = 0, hebrew = 0 } = countsOf(text)
  if (arabic + hebrew === 0) return 'ltr'
  const others = text.match(/[A-Za-z\u00c0-\u058f\u0900-\u1fff\u3040-\ud7ff]/g)?.length ?? 0
  return arabic + hebrew > others ? 'rtl' : 'ltr'
}
