import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { Dimension } from '../../shared/dimension.ts'
import type { WallFilter } from '../walls/settings.ts'
import { named } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'

/** A wall's filter, and tags that an entry must have beside it. */
export interface CountFilter extends WallFilter {
  allTags?: string[]
}

/** The dimensions that a filter narrows, each with its values. */
export function narrowed(filter: WallFilter): { dimension: Dimension; values: string[] }[] {
  const { sources, locations, touchpoints, segments, languages, tags } = filter
  const all: [Dimension, string[] | undefined][] = [
    ['source', sources],
    ['location', locations],
    ['touchpoint', touchpoints],
    ['segment', segments],
    ['language', languages],
    ['tag', tags],
  ]
  return all.flatMap(([dimension, values]) => (values?.length ? [{ dimension, values }] : []))
}

/** Tags stand in a list, in a column of their own. */
export const COLUMN = {
  source: 'source_id',
  location: 'location',
  touchpoint: 'touchpoint',
  segment: 'author_segment',
  language: 'language',
} as const satisfies Partial<Record<Dimension, keyof FeedbackRow>>

type Builder = ExpressionBuilder<Tables, 'feedback'>
type Condition = ExpressionWrapper<Tables, 'feedback', SqlBool>

/** All that are given must match; of one dimension any value will do. */
export function inFilter(filter: CountFilter): (eb: Builder) => Condition {
  return (eb) =>
    eb.and([
      ...(filter.allTags ?? []).map((tag) => hasTag(eb, tag)),
      ...narrowed(filter).map(({ dimension, values }) =>
        dimension === 'tag'
          ? eb.or(values.filter(named).map((tag) => hasTag(eb, tag)))
          : hasValue(eb, COLUMN[dimension], values.filter(named)),
      ),
    ])
}

/** Without values it holds for no entry. */
function hasValue(eb: Builder, column: (typeof COLUMN)[keyof typeof COLUMN], values: string[]): Condition {
  return eb.or(values.length > 0 ? [eb(`feedback.${column}`, 'in', values)] : [])
}

/**
 * Finds a tag in the JSON text of the list, on both engines and with regard to case. With the character
 * before it, an item cannot be confused with a part of another: quotes inside of items are escaped.
 */
function hasTag(eb: Builder, tag: string): Condition {
  const item = JSON.stringify(tag)
  const found = (text: string) => sql<SqlBool>`replace(feedback.tags, ${text}, '') <> feedback.tags`
  return eb.or([found(`[${item}`), found(`,${item}`)])
}

/** The same in memory, for entries that just changed. */
export function matches(filter: WallFilter, row: FeedbackRow): boolean {
  return narrowed(filter).every(({ dimension, values }) => {
    if (dimension === 'tag') return tagsOf(row).some((tag) => named(tag) && values.includes(tag))
    const value = row[COLUMN[dimension]]
    return named(value) && values.includes(value)
  })
}

function tagsOf(row: FeedbackRow): string[] {
  return row.tags === null ? [] : JSON.parse(row.tags)
}
