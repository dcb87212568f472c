import type { Kysely, Transaction } from 'kysely'
import type { Feedback, Passages, Reason } from '../../shared/feedback.ts'
import { type AuditEntry, type AuditLine, keepAudit } from './audit.ts'
import { createBulk } from './bulk.ts'
import { type Batch, changeRow, createRowUpdate } from './feedback-batch.ts'
import { decisions, logged, moderated, refusal } from './moderated.ts'
import { toFeedback } from './rows.ts'
import type { FeedbackRow, Tables } from './schema.ts'
import { createTallyWriter, TallyChanges } from './tallies.ts'
import type { Transact } from './transactor.ts'

/** What a moderator changes of an entry; what is absent stays. */
export interface Moderation {
  display?: Feedback['display']
  pinned?: boolean
  starred?: boolean
  tags?: string[]
  counted?: boolean
  reason?: Exclude<Reason, 'withdrawn'>
  note?: string
  /** What walls show of the words; null is all of them. */
  passages?: Passages | null
  /** Whether it is taken for spam until somebody confirms it. */
  suspected?: boolean
  /** Applies only if the entry's last change is still this one. */
  revision?: number
}

export type ModerationOutcome =
  | { kind: 'changed'; feedback: Feedback }
  | { kind: 'unknown' }
  /** Somebody else was first; this is what the entry is now. */
  | { kind: 'stale'; feedback: Feedback }
  /** `field` is a path, as `passages/show`; empty for the whole. */
  | { kind: 'refused'; field: string; detail: string }

/** One entry's change, and what the audit log will tell of it. */
export interface Moderated {
  id: string
  change: Moderation
  line: AuditLine
}

type Changes = Pick<Batch, 'revision' | 'note' | 'tallies' | 'changed' | 'created'>

/** Changes what a moderator may change, with its lines in the audit log, in one commit. */
export function createModeration({ db, transact }: { db: Kysely<Tables>; transact: Transact }) {
  const updateRow = createRowUpdate(db)
  const writeTallies = createTallyWriter(db)
  const byId = createBulk<string, FeedbackRow>(
    (ids) => db.selectFrom('feedback').selectAll().where('id', 'in', ids),
    (id) => [id],
    '',
  )

  async function write(tx: Transaction<Tables>, changes: Changes, lines: AuditEntry[]): Promise<void> {
    for (const row of changes.changed) await updateRow(tx, [row])
    await writeTallies(tx, changes.tallies)
    await keepAudit(tx, ...lines)
  }

  /** All of them in one commit, in their order; one that is refused keeps no other back. */
  function moderateMany(items: readonly Moderated[], now: number): Promise<ModerationOutcome[]> {
    return transact(async (tx, revision, note) => {
      const ids = [...new Set(items.map(({ id }) => id))]
      const rows = new Map((await byId(tx, ids)).map((row) => [row.id, row]))
      const changes: Changes = {
        ...{ revision, note, tallies: new TallyChanges() },
        ...{ changed: new Set<FeedbackRow>(), created: new Set<FeedbackRow>() },
      }
      const lines: AuditEntry[] = []
      const outcomes = items.map((item) => apply(changes, lines, rows.get(item.id), item, now))
      note.feedback = changes.changed.size > 0
      await write(tx, changes, lines)
      return outcomes
    })
  }

  return {
    moderateMany,
    async moderate(id: string, change: Moderation, line: AuditLine, now: number): Promise<ModerationOutcome> {
      const [outcome] = await moderateMany([{ id, change, line }], now)
      return outcome as ModerationOutcome
    },
  }
}

function apply(
  changes: Changes,
  lines: AuditEntry[],
  row: FeedbackRow | undefined,
  { change, line }: Moderated,
  now: number,
): ModerationOutcome {
  if (!row) return { kind: 'unknown' }
  if (change.revision !== undefined && change.revision !== row.revision) {
    return { kind: 'stale', feedback: toFeedback(row) }
  }
  const refused = refusal(row, change)
  if (refused) return { kind: 'refused', ...refused }
  const next = moderated(row, change, now)
  const [before, after] = [decisions(row), decisions(next)]
  if (JSON.stringify(before) !== JSON.stringify(after) || next.note !== row.note) {
    changeRow(changes, row, next, now)
    lines.push({ ...line, before: logged(before), after: logged(after) })
  }
  return { kind: 'changed', feedback: toFeedback(row) }
}
