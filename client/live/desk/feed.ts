import { batch, createMemo, createSignal } from 'solid-js'
import { createStore, reconcile } from 'solid-js/store'
import type { Feedback } from '../../../shared/feedback.ts'

/** An entry as the API answers it to admins. */
export type Entry = Feedback

export const FILTERS = ['held', 'shown', 'hidden', 'not-counted'] as const
export type FeedFilter = (typeof FILTERS)[number] | null

export function belongs(filter: FeedFilter, entry: Entry): boolean {
  if (filter === null) return true
  return filter === 'not-counted' ? !entry.counted : entry.display === filter
}

/** A page of the feed; `next` is null at the end. */
export interface FeedPage {
  items: Entry[]
  next: string | null
}

interface Beginning {
  filter: FeedFilter
  page: FeedPage
  asked: number
  keep: string | null
}

export type Feed = ReturnType<typeof createFeed>

/**
 * What this page knows of the feed. Ids sort by arrival. The list is complete from the newest entry down to
 * `floor`; entries above `ceiling` came while somebody was reading further down, and wait to be let in.
 */
export function createFeed() {
  const [known, setKnown] = createStore<Record<string, Entry>>({})
  const [ids, setIds] = createSignal<readonly string[]>([])
  const [filter, setFilter] = createSignal<FeedFilter>(null)
  const [floor, setFloor] = createSignal<string | null>(null)
  const [ceiling, setCeiling] = createSignal<string | null>(null)
  const [next, setNext] = createSignal<string | null>(null)
  const learnedAt = new Map<string, number>()
  let lessons = 0

  const listed = createMemo(() => {
    const lowest = floor()
    return ids().filter((id) => (lowest === null || id >= lowest) && belongs(filter(), known[id] as Entry))
  })
  const isNew = (id: string) => {
    const highest = ceiling()
    return highest !== null && id > highest
  }

  /** Older tidings of an entry never replace newer ones. */
  function learn(items: readonly Entry[]): void {
    lessons += 1
    batch(() => {
      for (const entry of items) {
        const before = known[entry.id]
        learnedAt.set(entry.id, lessons)
        if (!before || before.revision < entry.revision) setKnown(entry.id, reconcile(structuredClone(entry)))
      }
      setIds(Object.keys(known).sort().reverse())
    })
  }

  function setEnd(page: FeedPage): void {
    setNext(page.next)
    setFloor(page.next === null ? null : (page.items.at(-1)?.id ?? null))
  }

  return {
    filter,
    next,
    entry: (id: string): Entry | undefined => known[id],
    /** What the list shows, newest first. */
    shown: createMemo(() => listed().filter((id) => !isNew(id))),
    /** How many wait above the list. */
    waiting: createMemo(() => listed().filter(isNew).length),
    learn,

    /** A moment, to tell what was learned after it. */
    moment: () => lessons,

    /**
     * Begins anew with the newest page, which was asked for at `asked`. What is not in it any more is
     * forgotten, but for the entry `keep` and what came in meanwhile.
     */
    begin({ filter, page, asked, keep }: Beginning): void {
      batch(() => {
        setFilter(filter)
        const inPage = new Set(page.items.map(({ id }) => id))
        forgetAllBut((id) => id === keep || inPage.has(id) || (learnedAt.get(id) ?? 0) > asked)
        learn(page.items)
        setEnd(page)
      })
    },

    extend(page: FeedPage): void {
      batch(() => {
        learn(page.items)
        setEnd(page)
      })
    },

    /** From now on arrivals wait, so that nothing moves under the eyes of whoever reads. */
    holdArrivals: () => setCeiling((before) => before ?? listed()[0] ?? ''),
    letIn: () => setCeiling(null),
  }

  function forgetAllBut(keep: (id: string) => boolean): void {
    for (const id of learnedAt.keys()) if (!keep(id)) learnedAt.delete(id)
    setKnown(reconcile(Object.fromEntries(Object.entries(known).filter(([id]) => keep(id)))))
  }
}
