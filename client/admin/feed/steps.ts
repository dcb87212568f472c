import type { Reason } from '../../../shared/feedback.ts'
import type { Entry } from '../../live/desk/feed.ts'

/** What a moderator asks for. */
export interface Change {
  display?: Entry['display']
  pinned?: boolean
  starred?: boolean
  counted?: boolean
  reason?: Reason
  note?: string
}

/** Something that was done to an entry, with what takes it back. */
export interface Step {
  id: string
  back: Change
  /** The entry's revision before and after. */
  from: number
  to: number
}

/** What has to be asked for to have the fields of `change` again as they are in `entry`. */
export function inverse(entry: Entry, change: Change): Change {
  const { display, pinned, starred, counted, reason, note } = entry
  return {
    ...(change.display !== undefined && { display }),
    ...(change.pinned !== undefined && { pinned }),
    ...(change.starred !== undefined && { starred }),
    ...(change.counted !== undefined && (counted ? { counted } : { counted, ...whyNot(reason, note) })),
  }
}

function whyNot(reason: Reason | null, note: string | undefined): Change {
  return { ...(reason && { reason }), ...(note !== undefined && { note }) }
}

/** Whether there is nothing to change. */
export function isSo(entry: Entry, change: Change): boolean {
  return Object.entries(change).every(([field, value]) => entry[field as keyof Change] === value)
}

/**
 * The steps that are left when the last one was undone by a change that made it revision `now`. A step of the
 * same entry that came directly before it can still be undone: nobody else was in between.
 */
export function withoutLast(steps: readonly Step[], now: number): Step[] {
  const last = steps.at(-1)
  return steps
    .slice(0, -1)
    .map((step) => (step.id === last?.id && step.to === last.from ? { ...step, to: now } : step))
}

/** What somebody else made of an entry, in words. */
export function otherDid(current: Partial<Entry>, mine: Entry | undefined): string {
  const { display, counted, reason } = current
  if (counted === false && mine?.counted !== false) return `it is not counted now (${reason})`
  if (counted === true && mine?.counted === false) return 'it is counted again'
  if (display !== undefined && display !== mine?.display) return `it is ${display} now`
  if (current.pinned !== mine?.pinned)
    return current.pinned ? 'it is pinned now' : 'it is not pinned any more'
  if (current.starred !== mine?.starred)
    return current.starred ? 'it is starred now' : 'it is not starred any more'
  return `it is ${display ?? 'as it was'}, and its tags changed`
}
