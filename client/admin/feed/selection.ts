import { type Accessor, createMemo } from 'solid-js'
import { type Entry, type FeedFilter, searchOf } from '../../live/desk/filter.ts'
import type { Office } from '../context.ts'
import { feedPath } from '../route.ts'

export type Selection = ReturnType<typeof createSelection>

/** Which voice is chosen: the address bar knows it, so that a reload, a link and the back button do, too. */
export function createSelection({
  routing,
  feed,
  filter,
}: Pick<Office, 'routing' | 'feed'> & { filter: Accessor<FeedFilter> }) {
  const id = createMemo(() => {
    const route = routing.route()
    return route.page === 'feed' ? route.voice : null
  })
  const entry = createMemo((): Entry | null => feed.entry(id() ?? '') ?? null)

  /** The voice beside the chosen one, which need not be in the list any more. */
  function beside(step: 1 | -1): string | null {
    const shown = feed.shown()
    const from = id()
    if (from === null) return shown[0] ?? null
    // Newest first: further down is older, and older ids are smaller.
    if (step === 1) return shown.find((other) => other < from) ?? null
    return shown.findLast((other) => other > from) ?? null
  }

  const pathOf = (voice: string | null) => feedPath({ search: searchOf(filter()), voice })

  function choose(voice: string | null, how: { replace?: boolean } = {}): void {
    routing.go(pathOf(voice), how)
  }

  return {
    id,
    entry,
    pathOf,
    choose,
    beside,
    /** Whether there was one. */
    move(step: 1 | -1): boolean {
      const next = beside(step)
      if (next !== null) choose(next, { replace: id() !== null })
      return next !== null
    },
    /** From a voice to the list, on a phone. */
    leave: () => routing.back(pathOf(null)),
  }
}
