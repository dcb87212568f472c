import { type Direction, languageOf } from './languages.ts'
import type { LetterSet } from './letters.ts'

/*
 * Which script a text is written in, by ranges of characters: the oldest engines know no classes of scripts in patterns.
 */
type Script =
  | 'european'
  | 'vietnamese'
  | 'arabic'
  | 'hebrew'
  | 'devanagari'
  | 'thai'
  | 'kana'
  | 'hangul'
  | 'han'

const SCRIPTS: readonly (readonly [Script, RegExp])[] = [
  ['european', /[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\ua640-\ua69f]/g],
  ['vietnamese', /[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/g],
  ['hebrew', /[\u0590-\u05ff\ufb1d-\ufb4f]/g],
  ['arabic', /[\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/g],
  ['devanagari', /[\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff]/g],
  ['thai', /[\u0e00-\u0e7f]/g],
  ['kana', /[\u3040-\u30ff\u31f0-\u31ff\uff66-\uff9f]/g],
  ['hangul', /[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]/g],
  [
    'han',
    /[\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[\ud840-\ud888][\udc00-\udfff]/g,
  ],
]
/** Pictures, and signs that are pictures where a selector after them says so. */
const EMOJI =
  /[\u231a\u231b\u23e9-\u23f3\u2600-\u27bf\u2b05-\u2b07\u2b1b\u2b1c\u2b50\u2b55]|\ufe0f|\u20e3|\ud83c[\udc04\udccf\udd70-\udfff]|\ud83d[\udc00-\udeff\udfe0-\udfff]|\ud83e[\udd00-\udeff]/
/** Where all of them lie: most texts have none of it and need no closer look. */
const BEYOND_LATIN = /[\u01a0-\u200f\u2028-\u202f\u203b-\u20ab\u20ad-\uffff]/

/** Letters that only one of the two Chinese ways of writing has, some of the most frequent. */
const ONLY_TRADITIONAL = /[這個們說來對時會過還沒為與後點間錢買賣讓廳員應樣開關東車]/
const ONLY_SIMPLIFIED = /[这个们说来对时会过还没为与后点间钱买卖让厅员应样开关东车]/
const TRADITIONAL = /^zh-(hant|tw|hk|mo)\b/i

const EUROPEAN = ['el', 'ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'ky', 'mn', 'tg']
const ARABIC = ['ar', 'fa', 'ur', 'ps', 'ckb', 'ug', 'sd']
const HEBREW = ['he', 'yi']
const DEVANAGARI = ['hi', 'mr', 'ne', 'sa']
const OF_OTHER_LETTERS = [
  ...['ja', 'ko', 'zh', 'yue', 'cmn', 'th'],
  ...[...EUROPEAN, ...ARABIC, ...HEBREW, ...DEVANAGARI],
]
const GREEK = /[\u0370-\u03ff\u1f00-\u1fff]/

const SET_OF_LANGUAGE: { readonly [language: string]: LetterSet } = {
  ja: 'japanese',
  ko: 'korean',
  'zh-Hans': 'chinese',
  'zh-Hant': 'traditional-chinese',
}

function countsOf(text: string): Partial<Record<Script, number>> {
  const counts: Partial<Record<Script, number>> = {}
  for (const [script, letters] of SCRIPTS) {
    const found = text.match(letters)
    if (found) counts[script] = found.length
  }
  return counts
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
  if (!BEYOND_LATIN.test(text)) return inLatin(said)
  const counts = countsOf(text)
  if (isMostlyLatin(text, counts) && oneOf(said, OF_OTHER_LETTERS) === null) return said
  const main = (Object.keys(counts) as Script[]).sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))[0]
  if (counts.kana) return 'ja'
  if (main === 'hangul') return 'ko'
  if (main === 'han') return hanIn(text, said ?? beside ?? locale)
  if (main === 'thai') return 'th'
  if (main === 'hebrew') return oneOf(said, HEBREW) ?? 'he'
  if (main === 'arabic') return oneOf(said, ARABIC) ?? 'ar'
  if (main === 'devanagari') return oneOf(said, DEVANAGARI) ?? 'hi'
  if (main === 'vietnamese') return 'vi'
  if (main === 'european') return oneOf(said, EUROPEAN) ?? (GREEK.test(text) ? 'el' : 'ru')
  return inLatin(said)
}

/** Whether a word or two in other letters stand in a Latin text. A sign of the far east is about as much as a syllable. */
function isMostlyLatin(text: string, counts: Partial<Record<Script, number>>): boolean {
  const { vietnamese = 0, kana = 0, hangul = 0, han = 0, thai = 0 } = counts
  const { european = 0, arabic = 0, hebrew = 0, devanagari = 0 } = counts
  const others = european + arabic + hebrew + devanagari + thai + 3 * (kana + hangul + han)
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
  if (!BEYOND_LATIN.test(text)) return []
  const counts = countsOf(text)
  const sets: LetterSet[] = []
  if (counts.european || counts.vietnamese) sets.push('european')
  for (const script of ['arabic', 'hebrew', 'devanagari', 'thai'] as const) {
    if (counts[script]) sets.push(script)
  }
  if (counts.kana || counts.hangul || counts.han) sets.push(hanSetOf(text, counts, reader))
  if (counts.hangul && sets.indexOf('korean') < 0) sets.push('korean')
  if (EMOJI.test(text)) sets.push('emoji')
  return sets
}

function hanSetOf(text: string, counts: Partial<Record<Script, number>>, reader: Reader): LetterSet {
  if (!counts.kana && !counts.han) return 'korean'
  if (counts.kana) return 'japanese'
  const own = SET_OF_LANGUAGE[writtenIn(text, reader) ?? '']
  return own ?? SET_OF_LANGUAGE[hanIn(text, reader.language ?? reader.beside ?? reader.locale)] ?? 'chinese'
}

/** Right to left where most of a text's letters run that way: one that begins with a brand's name does, too. */
export function runsTo(text: string): Direction {
  const { arabic = 0, hebrew = 0 } = BEYOND_LATIN.test(text) ? countsOf(text) : {}
  if (arabic + hebrew === 0) return 'ltr'
  const others = text.match(/[A-Za-z\u00c0-\u058f\u0900-\u1fff\u3040-\ud7ff]/g)?.length ?? 0
  return arabic + hebrew > others ? 'rtl' : 'ltr'
}
