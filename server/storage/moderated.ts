import { MASKED } from '../../shared/passages.ts'
import { masksKept } from '../moderation/masks/kept.ts'
import { masked } from '../moderation/masks/masked.ts'
import { passagesRefusal, tidyPassages } from '../moderation/masks/passages.ts'
import { FIRST_MASK_RULES } from '../moderation/masks/rules.ts'
import type { Moderation } from './moderation.ts'
import type { FeedbackRow } from './schema.ts'
import { searchText } from './search/text.ts'

/** Why a change cannot be, and in which field; null where it can. */
export function refusal(row: FeedbackRow, change: Moderation): { field: string; detail: string } | null {
  if (row.erased === 1) return isDecision(change) ? { field: '', detail: whyErased(row) } : null
  if (change.counted === true && row.test === 1) {
    return { field: 'counted', detail: 'the sender marked it as a test' }
  }
  if (!change.passages) return null
  const { comment, language } = row
  return passagesRefusal(change.passages, { comment, language, masks: masksKept(row.masks) })
}

/** Tags stay with what was erased, so they can still be put right. */
function isDecision({ display, counted, pinned, starred, passages, suspected }: Moderation): boolean {
  return display !== undefined || counted !== undefined || !!(pinned || starred || passages || suspected)
}

function whyErased({ reason }: FeedbackRow): string {
  return reason === 'withdrawn' ? 'the customer has withdrawn it' : 'its words have been erased'
}

/** The entry as it is after a change. */
export function moderated(row: FeedbackRow, change: Moderation, now: number): FeedbackRow {
  const next = { ...row }
  if (change.display !== undefined) next.display = change.display
  if (change.pinned !== undefined) next.pinned_at = change.pinned ? (row.pinned_at ?? now) : null
  if (change.starred !== undefined) next.starred = change.starred ? 1 : 0
  if (change.tags !== undefined) setTags(next, change.tags)
  if (change.passages !== undefined) {
    const passages = change.passages && tidyPassages(change.passages)
    next.passages = passages && JSON.stringify(passages)
  }
  if (change.counted === true) Object.assign(next, { counted: 1, reason: null, note: null })
  if (change.counted === false) {
    Object.assign(next, { counted: 0, reason: change.reason, note: change.note ?? row.note })
    if (change.reason === 'spam') next.suspected = 0
  }
  if (change.suspected !== undefined) next.suspected = change.suspected ? 1 : 0
  return next
}

function setTags(row: FeedbackRow, tags: readonly string[]): void {
  row.tags = JSON.stringify(tags)
  row.search = searchText(row)
}

/** What moderators decide of an entry. */
export function decisions(row: FeedbackRow) {
  const { display, counted, reason, pinned_at, starred, tags, passages, suspected } = row
  return {
    display,
    counted: counted === 1,
    reason,
    pinned: pinned_at !== null,
    starred: starred === 1,
    tags: tags === null ? [] : (JSON.parse(tags) as string[]),
    passages: passages === null ? null : JSON.parse(passages),
    suspected: suspected === 1,
  }
}

/**
 * What the audit log tells of it: decisions, never words or names. Tags may be the sender's, and hold an address;
 * the log is kept for ever.
 */
export function logged({ tags, ...others }: ReturnType<typeof decisions>): object {
  return { ...others, tags: tags.map((tag) => masked(tag, FIRST_MASK_RULES) ?? MASKED) }
}
