import type { Display, Reason } from '../../shared/feedback.ts'
import type { Metric, Mood } from '../../shared/metric.ts'

/** Tables as they are on both engines: text ids, epoch milliseconds, JSON as text, booleans as 0 and 1. */
export interface Tables {
  meta: { key: string; value: string }
  revision: { id: number; value: number }
  source: SourceRow
  feedback: FeedbackRow
  idempotency: { source_id: string; key: string; feedback_id: string; expires_at: number }
  /** Keyed hashes of external ids: they outlive erasure, so that a repetition brings nothing back. */
  withdrawn: { key_hash: string; feedback_id: string }
  tally: TallyRow
  wall: { id: string; slug: string; settings: string; created_at: number; revision: number }
  wall_key: { id: string; wall_id: string; key_hash: string; created_at: number }
  turn: TurnRow
  account: AccountRow
  session: { key_hash: string; account_id: string; created_at: number; expires_at: number }
  setup_link: { key_hash: string; expires_at: number }
  audit: AuditRow
  presence: { instance: string; body: string; seen_at: number }
}

export interface SourceRow {
  id: string
  name: string
  token_hash: string
  signing_secret: string
  settings: string
  created_at: number
  revision: number
}

export interface FeedbackRow {
  id: string
  source_id: string
  external_id: string | null
  /** Tells a repetition from a conflict. */
  content_hash: string | null
  metric: Metric | null
  score: number | null
  scale_min: number | null
  scale_max: number | null
  mood: Mood
  comment: string | null
  author_id: string | null
  author_name: string | null
  author_email: string | null
  author_company: string | null
  author_segment: string | null
  author_value: number | null
  location: string | null
  touchpoint: string | null
  channel: string | null
  tags: string | null
  language: string | null
  occurred_at: string | null
  link: string | null
  consent_show: number | null
  consent_name: number | null
  test: number
  arrived_at: number
  /** When it counts and stands on the horizon: occurrence, or arrival where there is none. */
  at: number
  display: Display
  counted: number
  reason: Reason | null
  note: string | null
  /** When a moderator pinned it; null is not pinned. */
  pinned_at: number | null
  starred: number
  /** When its words became visible last; null while they are not. */
  shown_at: number | null
  /** How early it returns in quiet times: 2 starred, 1 eight words and more, 0 the rest; null never. */
  appeal: number | null
  /** JSON: personal data found in the words, and by which version of the rules; null where there are no words. */
  masks: string | null
  /** JSON: what a moderator chose of the words for walls; null is all of them. */
  passages: string | null
  /** What it is found by: words, names and tags, folded. */
  search: string | null
  /** Equal for equal words, however they are written; null where nobody looks for repetitions. */
  words_key: string | null
  /** JSON: the rules that decided on it at intake, and what each did. */
  ruled: string | null
  /** Whether a rule took it for spam and nobody has confirmed that yet. */
  suspected: number
  /** When its erasure becomes final, epoch milliseconds. */
  erase_at: number | null
  erased: number
  revision: number
}

/** `q` a quarter of an hour, `h` an hour and `d` a UTC day; the longer ones are shortcuts to read by. */
export type Grain = 'q' | 'h' | 'd'

/** All scores that a series got in one stretch of time: few rows to read, and few to write in a commit. */
export interface TallyRow {
  /** Series, grain and bucket in one, to find many at once. */
  id: string
  /** Dimension, metric and value. */
  series: string
  grain: Grain
  /** The bucket's start, epoch milliseconds. */
  bucket: number
  /** JSON: scale and score, as "0 10 9", to how many count and how many do not. */
  counts: string
}

export interface TurnRow {
  wall_id: string
  k: number
  feedback_id: string
  kind: 'new' | 'returning'
  lane: 'pinned' | 'unhappy' | 'other'
  from_time: number
  until_time: number
}

export interface AccountRow {
  id: string
  email: string
  password_hash: string
  role: 'owner' | 'admin' | 'moderator' | 'viewer'
  created_at: number
}

export interface AuditRow {
  id: string
  at: number
  actor: string
  action: string
  subject: string
  before: string | null
  after: string | null
}
