import { moodOf } from '../../shared/metric.ts'
import type { FeedbackRow } from './schema.ts'
import { searchText } from './search/text.ts'
import type { PostedColumns } from './stored-operations.ts'

type Column = keyof PostedColumns

/**
 * The fields of an entry that a foreign tool keeps up to date, each with its columns; the first one says
 * whether a delivery has the field at all.
 */
const FIELDS = {
  score: ['score', 'metric', 'scale_min', 'scale_max'],
  comment: ['comment', 'masks'],
  'author.id': ['author_id'],
  'author.name': ['author_name'],
  'author.email': ['author_email'],
  'author.company': ['author_company'],
  'author.segment': ['author_segment'],
  'author.value': ['author_value'],
  location: ['location'],
  touchpoint: ['touchpoint'],
  channel: ['channel'],
  tags: ['tags'],
  language: ['language'],
  occurredAt: ['occurred_at', 'at'],
  link: ['link'],
  'consent.show': ['consent_show'],
  'consent.name': ['consent_name'],
} as const satisfies Record<string, readonly Column[]>

type Field = keyof typeof FIELDS
type Stamps = Partial<Record<Field, number>>

export interface Merged {
  columns: PostedColumns
  stamps: string
  /** Whether anything in it was newer than what is there. */
  newer: boolean
  /** Whether anything is other than it was. */
  changed: boolean
}

/** The stamps of a new entry: every field that it has, or says to be empty, is as of this revision. */
export function firstStamps(
  columns: PostedColumns,
  { revision, cleared }: { revision: number; cleared: readonly string[] },
): string {
  const stamps: Stamps = {}
  for (const [field, [first]] of entries()) {
    if (columns[first] !== null || cleared.includes(field)) stamps[field] = revision
  }
  return JSON.stringify(stamps)
}

/**
 * What an entry is after a further delivery of its subject, in whatever order they come: each field as of the
 * newest revision that has it. What a delivery lacks it does not take away, unless it says that it has
 * become empty, or is read again and had it before by a mapping that was wrong.
 */
export function merge(
  row: FeedbackRow,
  columns: PostedColumns,
  { revision, cleared, again }: { revision: number; cleared: readonly string[]; again: boolean },
): Merged {
  const stamps: Stamps = row.stamps === null ? {} : JSON.parse(row.stamps)
  const merged: Record<string, unknown> = { ...columns }
  let newer = false
  let changed = row.external_id === null && columns.external_id !== null
  for (const [field, names] of entries()) {
    const stamp = stamps[field] ?? Number.NEGATIVE_INFINITY
    const has = columns[names[0]] !== null
    const empties = cleared.includes(field) ? revision > stamp : again && revision === stamp
    const takes = has ? revision >= stamp : empties
    if (takes) stamps[field] = revision
    newer ||= takes
    for (const name of names) {
      if (!takes) merged[name] = row[name]
      else changed ||= columns[name] !== row[name] && name !== 'masks'
    }
  }
  if (merged.occurred_at === null) merged.at = row.at
  return {
    columns: derived(merged as unknown as PostedColumns, row, changed),
    stamps: JSON.stringify(stamps),
    newer,
    changed,
  }
}

/** What follows from the rest; a test stays one, and an id that it has does not change. */
function derived(columns: PostedColumns, row: FeedbackRow, changed: boolean): PostedColumns {
  const { metric, score, scale_min: min, scale_max: max } = columns
  const mood = moodOf({
    ...(metric !== null && { metric }),
    ...(score !== null && { score }),
    ...(min !== null && max !== null && { scale: { min, max } }),
  })
  const whole = {
    ...columns,
    mood,
    external_id: row.external_id ?? columns.external_id,
    content_hash: (changed ? null : row.content_hash) ?? columns.content_hash,
    test: Math.max(columns.test, row.test),
  }
  return { ...whole, search: searchText(whole) }
}

function entries(): [Field, readonly [Column, ...Column[]]][] {
  return LIST
}
const LIST = Object.entries(FIELDS) as unknown as [Field, readonly [Column, ...Column[]]][]
