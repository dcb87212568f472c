import { matches } from '../storage/filter.ts'
import { mayStand } from '../storage/rows.ts'
import type { FeedbackRow } from '../storage/schema.ts'
import { stands } from './project.ts'
import type { WallSettings } from './settings.ts'

/** Why a wall would not let a voice stand, were it shown. The first that applies is told. */
export const WHY_NOT = ['erased', 'not-counted', 'consent', 'filter', 'test', 'unhappy', 'wordless'] as const
export type WhyNot = (typeof WHY_NOT)[number]

/** Null where it would stand: whether it is shown already is the moderator's to decide, not the wall's. */
export function whyNotOn(row: FeedbackRow, wall: WallSettings): WhyNot | null {
  const shown: FeedbackRow = { ...row, display: 'shown' }
  if (stands(shown, wall)) return null
  if (row.erased === 1 || row.erase_at !== null) return 'erased'
  if (row.consent_show === 0) return 'consent'
  if (row.test === 1 && !wall.tests) return 'test'
  if (row.counted === 0 && !mayStand(shown)) return 'not-counted'
  if (!matches(wall.filter, row)) return 'filter'
  return row.mood === 'bad' && wall.unhappy === 'count' ? 'unhappy' : 'wordless'
}
