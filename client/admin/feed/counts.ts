import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'
import { type FeedFilter, queryOf } from '../../live/desk/filter.ts'
import type { Office } from '../context.ts'

/** How many there are; 10,001 stands for more than 10,000. */
export interface FeedCounts {
  held: number
  shown: number
  hidden: number
  notCounted: number
  all: number
}

export const COUNTED_TO = 10_000
const ASK_AT_MOST_EVERY = 1_000
/** What changes within so many milliseconds is one change. */
const TOGETHER = 30

export type Counts = ReturnType<typeof createCounts>

/** How many entries each list holds under the other filters, asked again after something changed. */
export function createCounts({ api, filter }: Pick<Office, 'api'> & { filter: Accessor<FeedFilter> }) {
  const [counts, setCounts] = createSignal<FeedCounts | null>(null)
  let planned: ReturnType<typeof setTimeout> | undefined
  let asking = 0
  let askedAt = 0

  async function ask(): Promise<void> {
    planned = undefined
    askedAt = performance.now()
    const mine = ++asking
    const { show: _, ...others } = filter()
    const answer = await api.get<FeedCounts>(`/feedback/counts?${queryOf(others).slice(1)}`)
    if (mine === asking && answer.ok) setCounts(answer.value)
  }

  /** At once, if it was not asked just now; else in a moment, once for all that changes until then. */
  function again(): void {
    if (planned !== undefined) return
    planned = setTimeout(ask, Math.max(TOGETHER, askedAt + ASK_AT_MOST_EVERY - performance.now()))
  }

  createEffect(on(filter, () => void ask()))
  onCleanup(() => clearTimeout(planned))
  return { counts, again }
}

/** "3,412", "10,000+". */
export function countText(n: number): string {
  return n > COUNTED_TO ? `${COUNTED_TO.toLocaleString('en')}+` : n.toLocaleString('en')
}
