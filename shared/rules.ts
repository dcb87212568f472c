import type { MaskKind } from './masks.ts'
import type { Metric, Mood } from './metric.ts'

/** What a rule may decide of an entry; `spam` holds it until a moderator says whether it counts. */
export const VERDICTS = ['show', 'hold', 'hide', 'spam'] as const
export type Verdict = (typeof VERDICTS)[number]

/** What a rule did to an entry. */
export type Did = Verdict | 'tag' | 'delay'

/** More would make a voice stale before anybody has seen it. */
export const DELAY_MINUTES = 720

/** Of which entries a rule speaks: all that are given must match, of a list any value will do. */
export interface When {
  metric?: Metric | undefined
  /** On the metric's own scale, both ends included. */
  score?: { min?: number | undefined; max?: number | undefined } | undefined
  moods?: Mood[] | undefined
  /** Words of the lists: of all that are chosen, or of these languages and `own`. */
  listed?: true | string[] | undefined
  /** Words of this rule alone. */
  words?: string[] | undefined
  /** Whether there is a link in the words or beside them. */
  links?: boolean | undefined
  /** BCP 47; `de` also means `de-AT`. */
  languages?: string[] | undefined
  /** Ids, e-mail addresses, or `@example.com` for all addresses of a domain. */
  authors?: string[] | undefined
  /** As the sender said; an entry that says nothing has `null`. */
  consent?: { show?: boolean | null | undefined; name?: boolean | null | undefined } | undefined
  /** Personal data in the words: any, or of these kinds. */
  personalData?: true | MaskKind[] | undefined
  /** The same words came from the same source `times` times or more within so many hours before. */
  repeated?: { hours: number; times: number } | undefined
  hasWords?: boolean | undefined
  locations?: string[] | undefined
  touchpoints?: string[] | undefined
  segments?: string[] | undefined
  tags?: string[] | undefined
}

export interface Then {
  verdict?: Verdict | undefined
  tags?: string[] | undefined
  /** For how many minutes walls wait before its words may stand. */
  delay?: number | undefined
}

export interface RuleBody {
  name: string
  /** Of one source, or null for all that decide by rules. */
  source: string | null
  enabled: boolean
  when: When
  then: Then
}

export interface Rule extends RuleBody {
  id: string
  revision: number
}

/** Languages that there are lists of words for. */
export const WORD_LANGUAGES = [
  ...(['ar', 'cs', 'da', 'de', 'en', 'es', 'fa', 'fi', 'fil', 'fr', 'hi', 'hu'] as const),
  ...(['it', 'ja', 'ko', 'nl', 'no', 'pl', 'pt', 'ru', 'sv', 'th', 'tr', 'zh'] as const),
]
export type WordLanguage = (typeof WORD_LANGUAGES)[number]

/** What is looked for in customers' words, for all sources that decide by rules. */
export interface WordSettings {
  /** Languages whose lists are used. */
  languages: string[]
  own: string[]
  /** Words that are never found, whatever the lists say. */
  allowed: string[]
  /** Authors whose entries no rule touches, written as in {@link When.authors}. */
  authors: string[]
}

/** What a rule would have done to the entries that came last. */
export interface RulePreview {
  /** How many entries were looked at. */
  looked: number
  matched: number
  /** Of those that match, how many an earlier rule decides first. */
  decidedBefore: number
  /** The newest that match. */
  items: { id: string; comment: string | null; score: number | null; mood: Mood; arrivedAt: string }[]
}
