import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Display } from '../../shared/feedback.ts'
import type { Metric, Mood } from '../../shared/metric.ts'
import { inFilter } from './filter.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import type { Term, Terms } from './search/terms.ts'
import { signOf } from './search/text.ts'
import { type SearchWord, searchWords } from './search/words.ts'

/** A wider range is looked at entry by entry. */
const SCORES_AS_TERMS = 20
const NO_FILTER = { sources: [], touchpoints: [], locations: [], segments: [], languages: [], tags: [] }

/** What a feed is narrowed to: all that are given must hold. */
export interface FeedFilter {
  source?: string
  display?: Display
  counted?: boolean
  suspected?: boolean
  starred?: boolean
  pinned?: boolean
  metric?: Metric
  /** As given by the sender, both ends included. */
  score?: { from: number; to: number }
  mood?: Mood
  location?: string
  touchpoint?: string
  segment?: string
  language?: string
  tag?: string
  /** An entry's id: everything of whoever wrote that one. */
  author?: string
  /** Arrived at or after, epoch milliseconds. */
  from?: number
  /** Arrived before. */
  to?: number
  /** Words as typed; each must begin a word of the entry. */
  q?: string
}

/** Who wrote an entry, as far as it tells: an address is theirs everywhere, an id only within its source. */
export type Writer = Pick<FeedbackRow, 'source_id' | 'author_id' | 'author_email'>

type Builder = ExpressionBuilder<Tables, 'feedback'>
type Condition = Expression<SqlBool>

/** Whether it holds for no entry at all. */
export function admitsNothing({ author, q }: FeedFilter, writer: Writer | null): boolean {
  const nobody = author !== undefined && !writer?.author_id && !writer?.author_email
  return nobody || (q !== undefined && q.trim() !== '' && searchWords(q).length === 0)
}

/** What only very few entries are, each with an index that has only these. */
function isSingular({ counted, starred, pinned, suspected }: FeedFilter): boolean {
  return counted === false || starred === true || pinned === true || suspected === true
}

/** Likewise for what may be some more. */
function isRare(filter: FeedFilter): boolean {
  return isSingular(filter) || filter.display === 'held' || filter.display === 'hidden'
}

/** What an index of its own brings in the order of ids, in the words of that index, unless something else `leads`. */
export function leading(filter: FeedFilter, leads = true): (eb: Builder) => Condition[] {
  const { source, display, counted, starred, pinned, suspected } = filter
  const bit = (value: boolean) => sql.lit(value ? 1 : 0)
  return (eb) => [
    ...(display === undefined ? [] : isDisplayed(eb, display, leads && !isSingular(filter))),
    ...(counted === undefined ? [] : [eb('feedback.counted', '=', bit(counted))]),
    ...(starred === undefined ? [] : [eb('feedback.starred', '=', bit(starred))]),
    ...(suspected === undefined ? [] : [eb('feedback.suspected', '=', bit(suspected))]),
    ...(pinned === undefined ? [] : [eb('feedback.pinned_at', pinned ? 'is not' : 'is', null)]),
    ...(source === undefined
      ? []
      : [leads && !isRare(filter) ? eb('feedback.source_id', '=', source) : unled('source_id', source)]),
  ]
}

function isDisplayed(eb: Builder, display: Display, leads: boolean): Condition[] {
  if (!leads) return [unled('display', display)]
  const is = eb('feedback.display', '=', display)
  return display === 'shown' ? [is] : [is, eb('feedback.display', '<>', sql.lit<Display>('shown'))]
}

/** Beside what is rarer the column's index would only lead astray: it is kept out of the choice. */
function unled(column: 'source_id' | 'display', value: string): Condition {
  return sql<SqlBool>`(${sql.ref(`feedback.${column}`)} || '') = ${value}`
}

/** Exactly what a filter admits, on every engine. */
export function admits(filter: FeedFilter, writer: Writer | null, leads = true): (eb: Builder) => Condition {
  const { metric, mood, location, touchpoint, segment, language, tag, score, from, to, q } = filter
  const single = { metric, mood, location, touchpoint, author_segment: segment, language }
  return (eb) =>
    eb.and([
      ...leading(filter, leads)(eb),
      ...Object.entries(single).flatMap(([column, value]) =>
        value === undefined ? [] : [eb(`feedback.${column}` as 'feedback.location', '=', value)],
      ),
      ...(tag === undefined ? [] : [inFilter({ ...NO_FILTER, allTags: [tag] })(eb)]),
      ...(score === undefined
        ? []
        : [eb('feedback.score', '>=', score.from), eb('feedback.score', '<=', score.to)]),
      ...(from === undefined ? [] : [eb('feedback.arrived_at', '>=', from)]),
      ...(to === undefined ? [] : [eb('feedback.arrived_at', '<', to)]),
      ...(writer === null ? [] : [writtenBy(writer)(eb)]),
      ...(q === undefined ? [] : searchWords(q).map((word) => hasWord(word))),
    ])
}

function writtenBy({ source_id, author_id, author_email }: Writer): (eb: Builder) => Condition {
  const sameAddress = sql<SqlBool>`lower(feedback.author_email) = lower(${author_email})`
  return (eb) =>
    eb.or([
      ...(author_email === null ? [] : [eb.and([eb('feedback.author_email', 'is not', null), sameAddress])]),
      ...(author_id === null
        ? []
        : [eb.and([eb('feedback.author_id', '=', author_id), unled('source_id', source_id)])]),
    ])
}

/** Words hold no letter that means something to `like`. */
function hasWord({ text, begins }: SearchWord): Condition {
  const pattern = begins ? `% ${text}%` : `% ${text} %`
  return sql<SqlBool>`feedback.search like ${pattern}`
}

/**
 * What the index can say of a filter: it finds all that is admitted, and perhaps more. Of what is rare anyway it is
 * only asked for words and writers; the rest is seen sooner by looking at each.
 */
export function termsOf(filter: FeedFilter, writer: Writer | null): Terms {
  const { metric, mood, location, touchpoint, segment, language, tag, q } = filter
  const values = Object.entries({ metric, mood, location, touchpoint, segment, language, tag })
  const signs = values.flatMap(([kind, value]) =>
    value === undefined ? [] : [[sign(signOf(kind as 'metric', value))]],
  )
  return [
    ...(isRare(filter) ? [] : [...signs, ...scoreTerms(filter)]),
    ...(writer === null ? [] : [writerTerms(writer)]),
    ...(q === undefined ? [] : searchWords(q).map((word) => [word])),
  ]
}

const sign = (text: string): Term => ({ text, begins: false })

function scoreTerms({ score }: FeedFilter): Term[][] {
  if (score === undefined || score.to - score.from >= SCORES_AS_TERMS) return []
  const scores = Array.from({ length: score.to - score.from + 1 }, (_, n) => score.from + n)
  return [scores.map((each) => sign(signOf('score', String(each))))]
}

function writerTerms({ author_id, author_email }: Writer): Term[] {
  return [
    ...(author_id === null ? [] : [sign(signOf('author', author_id))]),
    ...(author_email === null ? [] : [sign(signOf('email', author_email.toLowerCase()))]),
  ]
}
