import type { DeliveryState } from '../../shared/deliveries.ts'
import type { Display, Reason } from '../../shared/feedback.ts'
import type { ImportState } from '../../shared/imports.ts'
import type { Metric, Mood } from '../../shared/metric.ts'
import type { ScreenEvent } from '../../shared/screens.ts'
import type { PageScene } from '../../shared/wall.ts'

/** Tables as they are on both engines: text ids, epoch milliseconds, JSON as text, booleans as 0 and 1. */
export interface Tables {
  meta: { key: string; value: string }
  revision: { id: number; value: number }
  source: SourceRow
  source_token: SourceTokenRow
  source_request: { id: string; source_id: string; body: string }
  delivery: DeliveryRow
  /** Entries of a delivery beyond its first. */
  delivery_entry: { entry_id: string; delivery_id: string }
  feedback: FeedbackRow
  /** Entries that were deleted, and not only emptied. */
  feedback_removed: { id: string; source_id: string; revision: number }
  idempotency: { source_id: string; key: string; feedback_id: string; expires_at: number }
  /** Keyed hashes of external ids: they outlive erasure, so that a repetition brings nothing back. */
  withdrawn: { key_hash: string; feedback_id: string }
  tally: TallyRow
  wall: WallRow
  wall_key: WallKeyRow
  /** One a wall; the body in base64, since calls of rooms hold only what JSON can. */
  wall_logo: { wall_id: string; hash: string; type: string; body: string }
  turn: TurnRow
  /** What a wall has celebrated, each thing once, and without times what waits for its turn. */
  celebration: {
    wall_id: string
    kind: 'milestone' | 'goal'
    n: number
    /** A goal's last day; empty for a milestone. */
    goal_by: string
    since_time: number
    from_time: number | null
    until_time: number | null
  }
  /** What people talk about on a wall now, as it was found last; `body` is JSON. */
  wall_theme: { wall_id: string; made_of: string; at: number; body: string }
  screen: ScreenRow
  pairing: PairingRow
  /** Codes that somebody typed and that were not right, for as long as they count. */
  code_try: { id: string; account: string; block: string; at: number }
  screen_event: ScreenEventRow
  account: AccountRow
  /** Who was removed, so that the log can go on telling who it was. */
  former_account: { id: string; email: string }
  session: SessionRow
  setup_link: { key_hash: string; expires_at: number }
  invitation: InvitationRow
  reset_link: { account_id: string; key_hash: string; expires_at: number }
  token: TokenRow
  audit: AuditRow
  presence: { instance: string; body: string; seen_at: number }
  /** What is decided of entries that come in; `body` is JSON. */
  rule: { id: string; position: number; body: string; revision: number }
  /** One row: JSON of the words that rules look for. */
  word_settings: { id: number; body: string; revision: number }
  import: ImportRow
}

export interface SourceRow {
  id: string
  name: string
  signing_secret: string
  settings: string
  created_at: number
  revision: number
  /** Its row stays, so that its entries keep the name of where they came from. */
  deleted_at: number | null
  /** Whether its entries' words have still to go. */
  erasing: number
  /** Whether the signing secret is the sender's, which then has to sign. */
  secret_given: number
  /** What was signed with before, until its end. */
  previous_secret: string | null
  previous_secret_ends_at: number | null
}

export interface SourceTokenRow {
  id: string
  source_id: string
  /** Sent as a Bearer, or part of the address of its hook. */
  kind: 'token' | 'address'
  key_hash: string
  last_four: string
  created_at: number
  /** When it ends or ended; null for the one that goes on. */
  ends_at: number | null
  last_used_at: number | null
}

/** What a foreign tool sent, and what became of it. */
export interface DeliveryRow {
  id: string
  source_id: string
  at: number
  state: DeliveryState
  /** JSON: what its log tells. */
  told: string
  /** JSON, without keys. */
  headers: string | null
  /** The text, or bytes that are none in base64; the first letter says which. Null where it is not kept. */
  body: string | null
  /** E-mail addresses in the body, folded, a space around each: whom it is about. */
  emails: string | null
  /** Equal for a repetition, as long as `repeat_until`; null where nothing tells two apart. */
  repeat_key: string | null
  repeat_until: number | null
  /** The first of its entries. */
  entry_id: string | null
  /** How often its reading failed by a fault of our own. */
  tries: number
  /** When its body goes with the person in it. */
  erase_at: number | null
  /** How long body, headers and addresses are together; 0 once they are gone. */
  kept: number
}

/** A file that is imported, and how far that is. */
export interface ImportRow {
  id: string
  source_id: string
  state: ImportState
  /** JSON: what is told of it. */
  body: string
  /** The server that works on it; null while none does. */
  runner: string | null
  /** When that server said so last. */
  beat_at: number
}

export interface WallRow {
  id: string
  slug: string
  settings: string
  created_at: number
  revision: number
  /** When a moderator paused it; null while it runs. */
  paused_at: number | null
  /** The hash of its logo, if it has one. */
  logo: string | null
  /** When its goal was set; null where it has none, or had it before this was kept. */
  goal_at: number | null
}

export interface WallKeyRow {
  id: string
  wall_id: string
  key_hash: string
  created_at: number
  name: string
  /** JSON: whose pages may frame the wall that it opens. */
  frame_hosts: string
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
  /** JSON: as of which of the sender's revisions each field stands; null where no tool keeps it up to date. */
  stamps: string | null
  /** The import that made it, until its sender sends it as well. */
  import_id: string | null
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
  /** The scene that stands after it, and until when; null where the next turn follows at once. */
  then_scene?: PageScene | null | undefined
  then_until?: number | null | undefined
}

/** A paired screen. Its keys are kept as hashes. */
export interface ScreenRow {
  id: string
  wall_id: string
  name: string
  group_name: string | null
  key_hash: string
  /** When this key was made. */
  key_at: number
  /** The key before, which holds for a while longer. */
  old_key_hash: string | null
  old_key_until: number | null
  /** What its device was given: a key after a code, or a magic link. */
  proof: 'code' | 'link'
  /** Null until a link was opened for the first time. */
  paired_at: number | null
  /** The account of who paired it. */
  paired_by: string | null
  paused: number
  dim: number
  identify_until: number | null
  /** When an admin last asked for a new start: a screen that was away hears of it when it comes back. */
  reload_at: number | null
  /** JSON: what its browser said of itself, and its last stats. */
  about: string
  seen_at: number | null
  /** Since when no instance has it; null while one does. */
  lost_at: number | null
  started_at: number | null
  cloned_at: number | null
  /** Since when it should be on and is not; null while all is well. */
  missing_at: number | null
  revision: number
}

/** An unpaired page and the code that stands on it. */
export interface PairingRow {
  /** A hash of what its page knows. */
  id: string
  code_hash: string
  expires_at: number
  /** The code before, which somebody may be typing still. */
  previous_hash: string | null
  previous_until: number | null
  /** How many codes it has had: with what the page knows, its code can be told again. */
  turn: number
  /** The instance that holds its connection. */
  instance: string
  /** Where it came from, as addresses are counted. */
  block: string
  /** JSON: what an admin sees of the device before confirming. */
  about: string
  created_at: number
  /** Since when no connection holds it. */
  left_at: number | null
  /** The screen that it became: it has still to take its key. */
  screen_id: string | null
}

export interface ScreenEventRow {
  id: string
  screen_id: string
  at: number
  what: ScreenEvent['what']
  detail: string | null
}

export interface AccountRow {
  id: string
  email: string
  password_hash: string
  role: 'owner' | 'admin' | 'moderator' | 'viewer'
  created_at: number
  /** Whether a viewer may read personal data; all others may anyway. */
  personal_data: number
  revision: number
}

export interface SessionRow {
  key_hash: string
  account_id: string
  created_at: number
  expires_at: number
  id: string
  /** What its browser called itself. */
  agent: string | null
  seen_at: number
}

export interface InvitationRow {
  id: string
  key_hash: string
  email: string
  role: AccountRow['role']
  personal_data: number
  invited_by: string
  created_at: number
  expires_at: number
}

export interface TokenRow {
  id: string
  account_id: string
  name: string
  scope: 'read' | 'moderate' | 'admin'
  key_hash: string
  created_at: number
  expires_at: number
  used_at: number | null
}

export interface AuditRow {
  id: string
  at: number
  actor: string
  action: string
  subject: string
  before: string | null
  after: string | null
  /** Its place in the log: 1, 2, 3 … in the order of commits. */
  number: number
  /** Seals it and all lines before it. */
  hash: string
}
