import type { Passages, Reason } from '../../../shared/feedback.ts'
import type { Entry } from '../../live/desk/filter.ts'

/** What a moderator asks for. */
export interface Change {
  display?: Entry['display']
  pinned?: boolean
  starred?: boolean
  tags?: string[]
  counted?: boolean
  reason?: Reason
  note?: string
  /** Null: walls show all sentences, masked as found. */
  passages?: Passages | null
  suspected?: boolean
  /** Its words and its person go for good in ten seconds; until then that is taken back with false. */
  erasing?: boolean
}

/** What was done to one entry, with what takes it back. */
export interface StepPart {
  id: string
  back: Change
  /** The entry's revision before and after. */
  from: number
  to: number
}

/** One decision, about one entry or many. */
export type Step = readonly StepPart[]

/** What has to be asked for to have the fields of `change` again as they are in `entry`. */
export function inverse(entry: Entry, change: Change): Change {
  const { display, pinned, starred, counted, reason, note } = entry
  return {
    ...(change.display !== undefined && { display }),
    ...(change.pinned !== undefined && { pinned }),
    ...(change.starred !== undefined && { starred }),
    ...(change.tags !== undefined && { tags: entry.tags ?? [] }),
    ...(change.passages !== undefined && { passages: entry.passages ?? null }),
    ...(change.counted !== undefined && (counted ? { counted } : { counted, ...whyNot(reason, note) })),
    ...(change.erasing !== undefined && { erasing: entry.erasing !== undefined }),
    // Whoever says that something is spam, or is not, settles the suspicion.
    ...(entry.suspected && settles(change) && { suspected: true }),
  }
}

function settles({ suspected, reason }: Change): boolean {
  return suspected === false || reason === 'spam'
}

function whyNot(reason: Reason | null, note: string | undefined): Change {
  return { ...(reason && { reason }), ...(note !== undefined && { note }) }
}

/** Whether there is nothing to change. */
export function isSo(entry: Entry, change: Change): boolean {
  const now: Readonly<Record<string, unknown>> = {
    ...entry,
    tags: entry.tags ?? [],
    passages: entry.passages ?? null,
    suspected: entry.suspected === true,
    erasing: entry.erasing !== undefined,
  }
  return Object.entries(change).every(
    ([field, value]) => JSON.stringify(now[field]) === JSON.stringify(value),
  )
}

/**
 * The steps that are left when the last one was undone; `undone` tells the revision that each of its entries
 * has now. An earlier step that came directly before it can still be undone: nobody else was in between.
 */
export function withoutLast(steps: readonly Step[], undone: ReadonlyMap<string, number>): Step[] {
  const last = steps.at(-1) ?? []
  const before = new Map(last.map(({ id, from }) => [id, from]))
  const moved = (part: StepPart): StepPart => {
    const now = undone.get(part.id)
    return now !== undefined && part.to === before.get(part.id) ? { ...part, to: now } : part
  }
  return steps.slice(0, -1).map((step) => step.map(moved))
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
  if (!same(current.tags ?? [], mine?.tags ?? [])) return 'its tags are others now'
  if (!same(current.passages ?? null, mine?.passages ?? null)) return 'other passages are chosen now'
  return `it is ${display ?? 'changed'} now`
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
