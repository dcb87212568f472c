import type { Kysely } from 'kysely'
import type { Display, Feedback, Reason } from '../../shared/feedback.ts'
import { type AuditLine, keepAudit } from './audit.ts'
import { changeRow, createRowUpdate } from './feedback-batch.ts'
import { toFeedback } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import { createTallyWriter, TallyChanges } from './tallies.ts'
import type { Transact } from './transactor.ts'

/** What a moderator changes of an entry; what is absent stays. */
export interface Moderation {
  display?: Display
  pinned?: boolean
  starred?: boolean
  tags?: string[]
  counted?: boolean
  reason?: Exclude<Reason, 'withdrawn'>
  note?: string
  /** Applies only if the entry's last change is still this one. */
  revision?: number
}

export type ModerationOutcome =
  | { kind: 'changed'; feedback: Feedback }
  | { kind: 'unknown' }
  /** Somebody else was first; this is what the entry is now. */
  | { kind: 'stale'; feedback: Feedback }
  | { kind: 'refused'; field: string; detail: string }

/** Changes what a moderator may change, with its line in the audit log, in one commit. */
export function createModeration({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const updateRow = createRowUpdate(db)
  const writeTallies = createTallyWriter(db)

  return {
    moderate(id: string, change: Moderation, line: AuditLine, now: number): Promise<ModerationOutcome> {
      return transact(async (tx, revision, note) => {
        const row = await tx.selectFrom('feedback').selectAll().where('id', '=', id).executeTakeFirst()
        if (!row) return { kind: 'unknown' }
        if (change.revision !== undefined && change.revision !== row.revision) {
          return { kind: 'stale', feedback: toFeedback(row) }
        }
        const refused = refusal(row, change)
        if (refused) return refused
        const before = decisions(row)
        const next = moderated(row, change, now)
        const after = decisions(next)
        if (JSON.stringify(before) === JSON.stringify(after) && next.note === row.note) {
          return { kind: 'changed', feedback: toFeedback(row) }
        }
        const batch = {
          revision,
          note,
          tallies: new TallyChanges(),
          changed: new Set<FeedbackRow>(),
          created: new Set<FeedbackRow>(),
        }
        changeRow(batch, row, next, now)
        note.feedback = true
        await updateRow(tx, [row])
        await writeTallies(tx, batch.tallies)
        await keepAudit(tx, { ...line, before, after })
        return { kind: 'changed', feedback: toFeedback(row) }
      })
    },
  }
}

function refusal(row: FeedbackRow, change: Moderation): ModerationOutcome | null {
  const refused = (field: string, detail: string) => ({ kind: 'refused', field, detail }) as const
  if (row.reason === 'withdrawn') {
    const touches =
      change.display !== undefined || change.counted !== undefined || change.pinned || change.starred
    return touches ? refused('', 'the customer has withdrawn it') : null
  }
  if (change.counted === true && row.test === 1) return refused('counted', 'the sender marked it as a test')
  return null
}

function moderated(row: FeedbackRow, change: Moderation, now: number): FeedbackRow {
  const next = { ...row }
  if (change.display !== undefined) next.display = change.display
  if (change.pinned !== undefined) next.pinned_at = change.pinned ? (row.pinned_at ?? now) : null
  if (change.starred !== undefined) next.starred = change.starred ? 1 : 0
  if (change.tags !== undefined) next.tags = JSON.stringify(change.tags)
  if (change.counted === true) Object.assign(next, { counted: 1, reason: null, note: null })
  if (change.counted === false) {
    Object.assign(next, { counted: 0, reason: change.reason, note: change.note ?? row.note })
  }
  return next
}

/** What the audit log tells of an entry: decisions, never words or names. Tags are the moderator's own. */
function decisions(row: FeedbackRow) {
  const { display, counted, reason, pinned_at, starred, tags } = row
  return {
    display,
    counted: counted === 1,
    reason,
    pinned: pinned_at !== null,
    starred: starred === 1,
    tags: tags === null ? [] : JSON.parse(tags),
  }
}
