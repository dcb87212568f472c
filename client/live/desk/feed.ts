import { batch, createMemo, createSignal, type Signal } from 'solid-js'
import { belongs, type Entry, type FeedFilter, NO_FILTER, needsServer } from './filter.ts'

export type { Entry } from './filter.ts'

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
 * Each entry is a signal of its own, and the list an array that is merged: tens of thousands stay light.
 */
export function createFeed() {
  const cells = new Map<string, Signal<Entry>>()
  /** Moves when an entry becomes known or is forgotten. */
  const [known, setKnown] = createSignal(0)
  const [listed, setListed] = createSignal<readonly string[]>([])
  const [filter, setFilter] = createSignal<FeedFilter>(NO_FILTER)
  const [ceiling, setCeiling] = createSignal<string | null>(null)
  const [changes, setChanges] = createSignal(0)
  const [next, setNext] = createSignal<string | null>(null)
  const learnedAt = new Map<string, number>()
  /** What the server has said to belong, where only the server can tell. */
  const matching = new Set<string>()
  const members = new Set<string>()
  let floor: string | null = null
  let lessons = 0

  const isNew = (id: string) => {
    const highest = ceiling()
    return highest !== null && id > highest
  }
  // Newest first: who waits stands at the beginning.
  const waiting = createMemo(() => {
    const place = listed().findIndex((id) => !isNew(id))
    return place < 0 ? listed().length : place
  })

  function peek(id: string): Entry | undefined {
    return cells.get(id)?.[0]()
  }

  function isMember(id: string): boolean {
    const entry = peek(id)
    if (!entry || (floor !== null && id < floor) || !belongs(filter(), entry)) return false
    return !needsServer(filter()) || matching.has(id)
  }

  /** Older tidings of an entry never replace newer ones. */
  function keep(entry: Entry): void {
    learnedAt.set(entry.id, lessons)
    const cell = cells.get(entry.id)
    if (!cell) {
      cells.set(entry.id, createSignal(entry))
      setKnown((n) => n + 1)
    } else if (cell[0]().revision < entry.revision) cell[1](entry)
  }

  function relist(ids: Iterable<string>): void {
    const added: string[] = []
    let removed = false
    for (const id of new Set(ids)) {
      if (isMember(id) === members.has(id)) continue
      if (members.delete(id)) removed = true
      else {
        members.add(id)
        added.push(id)
      }
    }
    if (!removed && added.length === 0) return
    const stay = removed ? listed().filter((id) => members.has(id)) : listed()
    setListed(merged(stay, added.sort().reverse()))
  }

  /** Answers whether only the server can tell if some of these belong to the list. */
  function learn(items: readonly Entry[]): boolean {
    lessons += 1
    setChanges(lessons)
    let unsure = false
    batch(() => {
      for (const entry of items) {
        unsure ||= !cells.has(entry.id) && needsServer(filter()) && belongs(filter(), entry)
        keep(entry)
      }
      relist(items.map(({ id }) => id))
    })
    return unsure
  }

  function take(page: FeedPage): void {
    for (const { id } of page.items) matching.add(id)
    setNext(page.next)
    floor = page.next === null ? null : (page.items.at(-1)?.id ?? null)
    learn(page.items)
  }

  function forgetAllBut(isKept: (id: string) => boolean): void {
    for (const id of [...cells.keys()]) {
      if (isKept(id)) continue
      cells.delete(id)
      learnedAt.delete(id)
    }
    setKnown((n) => n + 1)
  }

  return {
    filter,
    next,
    /** Reactive; a reader of an entry that is not known hears when it comes. */
    entry(id: string): Entry | undefined {
      known()
      return peek(id)
    },
    /** What the list shows, newest first. */
    shown: createMemo(() => (waiting() === 0 ? listed() : listed().slice(waiting()))),
    /** How many wait above the list. */
    waiting,
    /** Moves with each lesson: what is counted by the server may have changed. */
    changes,
    learn,

    /** A moment, to tell what was learned after it. */
    moment: () => lessons,

    /**
     * Begins anew with the newest page, which was asked for at `asked`. What is not in it any more is
     * forgotten, but for the entry `keep` and what came in meanwhile.
     */
    begin({ filter: chosen, page, asked, keep: kept }: Beginning): void {
      batch(() => {
        setFilter(chosen)
        const inPage = new Set(page.items.map(({ id }) => id))
        forgetAllBut((id) => id === kept || inPage.has(id) || (learnedAt.get(id) ?? 0) > asked)
        matching.clear()
        take(page)
        members.clear()
        setListed([])
        relist(cells.keys())
      })
    },

    extend: (page: FeedPage) => batch(() => take(page)),

    /** From now on arrivals wait, so that nothing moves under the eyes of whoever reads. */
    holdArrivals: () => setCeiling((before) => before ?? listed()[0] ?? ''),
    letIn: () => setCeiling(null),
  }
}

/** Two lists in falling order as one. */
function merged(some: readonly string[], others: readonly string[]): readonly string[] {
  if (others.length === 0) return some
  const all: string[] = []
  let place = 0
  for (const id of some) {
    while (place < others.length && (others[place] as string) > id) all.push(others[place++] as string)
    all.push(id)
  }
  return [...all, ...others.slice(place)]
}
