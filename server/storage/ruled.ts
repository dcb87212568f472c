import type { Ruled } from '../../shared/feedback.ts'
import type { FeedbackRow } from './schema.ts'

/** Which rules decided on an entry, as it is kept beside it. */
export interface KeptRuling {
  by: Ruled[]
  /** Until when walls wait for it, epoch milliseconds. */
  until?: number
}

/** What the API tells of it: a delay only as long as nobody has decided otherwise. */
export function rulingOf({ ruled, shown_at }: FeedbackRow): { ruled?: Ruled[]; delayedUntil?: string } {
  if (ruled === null) return {}
  const { by, until } = JSON.parse(ruled) as KeptRuling
  const waits = until !== undefined && until === shown_at
  return { ruled: by, ...(waits && { delayedUntil: new Date(until).toISOString() }) }
}
