import { createMemo, createSignal } from 'solid-js'
import type { Entry } from '../../live/desk/filter.ts'
import type { Office } from '../context.ts'
import type { Selection } from './selection.ts'

/** How many are taken together at most. */
export const MARKED_AT_MOST = 10_000

export type Marks = ReturnType<typeof createMarks>

/** The voices that are ticked, to decide on many at once. */
export function createMarks({
  feed,
  loading,
  selection,
}: Pick<Office, 'feed' | 'loading'> & { selection: Selection }) {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set())
  const [gathering, setGathering] = createSignal(false)
  const size = createMemo(() => ids().size)

  function set(id: string, marked: boolean): void {
    const next = new Set(ids())
    if (marked) next.add(id)
    else next.delete(id)
    setIds(next)
  }

  return {
    size,
    gathering,
    has: (id: string) => ids().has(id),
    set,
    toggle: (id: string) => set(id, !ids().has(id)),
    clear: () => setIds(new Set<string>()),

    /** The chosen voice and the one beside it, which is chosen then. */
    extend(step: 1 | -1): void {
      const from = selection.id()
      if (from !== null) set(from, true)
      if (selection.move(step)) set(selection.id() as string, true)
    },

    /** From the chosen voice to this one, as with the shift key held. */
    upTo(id: string): void {
      const shown = feed.shown()
      const [a, b] = [shown.indexOf(selection.id() ?? id), shown.indexOf(id)]
      const [from, to] = [Math.max(0, Math.min(a, b)), Math.max(a, b)]
      setIds(new Set([...ids(), ...shown.slice(from, to + 1)]))
    },

    /** All that match the filter; what is not on the page yet is fetched first. */
    async all(): Promise<void> {
      setGathering(true)
      while (feed.next() !== null && feed.shown().length < MARKED_AT_MOST && gathering()) {
        const before = feed.shown().length
        await loading.more()
        if (loading.failure() !== null || feed.shown().length < before) break
      }
      setGathering(false)
      setIds(new Set(feed.shown().slice(0, MARKED_AT_MOST)))
    },

    /** The entries that are decided about: the ticked ones, else the chosen one. */
    entries(): Entry[] {
      if (size() === 0) return [selection.entry()].filter((entry) => entry !== null)
      return [...ids()].map((id) => feed.entry(id)).filter((entry) => entry !== undefined)
    },
  }
}
