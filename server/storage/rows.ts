import type { Author, Feedback } from '../../shared/feedback.ts'
import { moodOf } from '../../shared/metric.ts'
import { countWords } from '../../shared/words.ts'
import type { Entry } from '../intake/entry.ts'
import { isBlank } from '../intake/text.ts'
import { hasVisibleWords, keptMasks, masksKept } from '../moderation/masks/kept.ts'
import type { MaskRules } from '../moderation/masks/rules.ts'
import { rulingOf } from './ruled.ts'
import type { FeedbackRow } from './schema.ts'
import { searchText } from './search/text.ts'

const bit = (value: boolean | undefined) => (value === undefined ? null : value ? 1 : 0)

/** The columns that hold what was posted, and what was found in it. Without rules nobody has looked yet. */
export function postedColumns({ posted, at, contentHash }: Entry, maskRules?: MaskRules) {
  const author: Author = posted.author ?? {}
  const columns = {
    external_id: posted.externalId ?? null,
    content_hash: contentHash,
    metric: posted.metric ?? null,
    score: posted.score ?? null,
    scale_min: posted.scale?.min ?? null,
    scale_max: posted.scale?.max ?? null,
    mood: moodOf(posted),
    comment: posted.comment ?? null,
    author_id: author.id ?? null,
    author_name: author.name ?? null,
    author_email: author.email ?? null,
    author_company: author.company ?? null,
    author_segment: author.segment ?? null,
    author_value: author.value ?? null,
    location: posted.location ?? null,
    touchpoint: posted.touchpoint ?? null,
    channel: posted.channel ?? null,
    tags: posted.tags ? JSON.stringify(posted.tags) : null,
    language: posted.language ?? null,
    occurred_at: posted.occurredAt ?? null,
    link: posted.link ?? null,
    consent_show: bit(posted.consent?.show),
    consent_name: bit(posted.consent?.name),
    test: posted.test ? 1 : 0,
    at,
  }
  const masks = maskRules ? keptMasks(columns, maskRules) : null
  return { ...columns, masks, search: searchText(columns) }
}

/** What nobody has decided of a new entry. */
export const NOT_DECIDED = {
  passages: null,
  words_key: null,
  ruled: null,
  suspected: 0,
  erase_at: null,
  erased: 0,
  stamps: null,
  import_id: null,
} as const satisfies Partial<FeedbackRow>

/** Whether its words may stand on a wall at all; a wall's settings only ever narrow this. */
export function mayStand(row: FeedbackRow): boolean {
  const counts = row.counted === 1 || (row.test === 1 && row.reason === 'test')
  const allowed = row.display === 'shown' && counts && row.consent_show !== 0 && row.erase_at === null
  // Without a score, words of which masks leave nothing are no voice.
  return allowed && (row.score !== null || hasVisibleWords(row))
}

/** Sets what follows from the rest. `before` is the row as it was, if it was. */
export function derive(row: FeedbackRow, before: FeedbackRow | undefined, now: number): FeedbackRow {
  const stands = mayStand(row)
  row.shown_at = stands ? (before?.shown_at ?? now) : null
  row.appeal = stands && row.test === 0 ? appealOf(row) : null
  return row
}

const WORDS_WORTH_RETURNING = 8

function appealOf(row: FeedbackRow): number {
  if (row.starred === 1) return 2
  return row.comment !== null && countWords(row.comment) >= WORDS_WORTH_RETURNING ? 1 : 0
}

/** The entry as the API answers it: only fields that it has. */
export function toFeedback(row: FeedbackRow): Feedback {
  const feedback: Record<string, unknown> = { id: row.id, source: row.source_id }
  const set = (field: string, value: unknown) => {
    if (value !== null && value !== undefined) feedback[field] = value
  }
  set('externalId', row.external_id)
  set('metric', row.metric)
  set('score', row.score)
  if (row.scale_min !== null) set('scale', { min: row.scale_min, max: row.scale_max })
  set('comment', row.comment)
  set('author', toAuthor(row))
  set('location', row.location)
  set('touchpoint', row.touchpoint)
  set('channel', row.channel)
  if (row.tags !== null) set('tags', JSON.parse(row.tags))
  set('language', row.language)
  set('occurredAt', row.occurred_at)
  set('link', row.link)
  set('consent', toConsent(row))
  if (row.test === 1) set('test', true)
  feedback.arrivedAt = new Date(row.arrived_at).toISOString()
  feedback.display = row.display
  feedback.counted = row.counted === 1
  feedback.reason = row.reason
  if (row.note !== null) feedback.note = row.note
  feedback.pinned = row.pinned_at !== null
  feedback.starred = row.starred === 1
  feedback.mood = row.mood
  const masks = masksKept(row.masks)
  if (masks.length > 0) feedback.masks = masks
  if (row.passages !== null) feedback.passages = JSON.parse(row.passages)
  if (row.suspected === 1) feedback.suspected = true
  Object.assign(feedback, rulingOf(row))
  if (row.erase_at !== null) feedback.erasing = new Date(row.erase_at).toISOString()
  if (row.erased === 1) feedback.erased = true
  feedback.revision = row.revision
  return feedback as unknown as Feedback
}

function toAuthor(row: FeedbackRow): Author | null {
  const fields = {
    id: row.author_id,
    name: row.author_name,
    email: row.author_email,
    company: row.author_company,
    segment: row.author_segment,
    value: row.author_value,
  }
  const given = Object.entries(fields).filter(([, value]) => value !== null)
  return given.length > 0 ? (Object.fromEntries(given) as Author) : null
}

function toConsent(row: FeedbackRow) {
  if (row.consent_show === null && row.consent_name === null) return null
  return {
    ...(row.consent_show !== null && { show: row.consent_show === 1 }),
    ...(row.consent_name !== null && { name: row.consent_name === 1 }),
  }
}

/** What erasure leaves: enough to count it as it counted, and nothing of the words or the person. */
export function erased(row: FeedbackRow, revision: number): FeedbackRow {
  const left: FeedbackRow = {
    ...row,
    external_id: null,
    content_hash: null,
    comment: null,
    author_id: null,
    author_name: null,
    author_email: null,
    author_company: null,
    author_value: null,
    channel: null,
    link: null,
    note: null,
    display: 'hidden',
    pinned_at: null,
    starred: 0,
    shown_at: null,
    appeal: null,
    ...NOT_DECIDED,
    import_id: row.import_id,
    masks: null,
    erased: 1,
    revision,
  }
  return { ...left, search: searchText(left) }
}

/** Texts that are there but cannot be seen are no value to filter or count by. */
export function named(value: string | null): value is string {
  return !isBlank(value)
}
