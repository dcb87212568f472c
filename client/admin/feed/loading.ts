import { createSignal } from 'solid-js'
import type { Feed, FeedFilter, FeedPage } from '../../live/desk/feed.ts'
import type { Api, Failure } from '../api.ts'

const PAGE = 50
const LARGEST_PAGE = 200

export type FeedLoading = ReturnType<typeof createLoading>

/** Brings the feed's pages onto this page. */
export function createLoading({ api, feed }: { api: Api; feed: Feed }) {
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [loading, setLoading] = createSignal(false)
  const [begun, setBegun] = createSignal<FeedFilter | undefined>(undefined)
  let asking = 0

  async function begin(filter: FeedFilter, limit: number, keep: string | null): Promise<void> {
    const mine = ++asking
    setLoading(true)
    const asked = feed.moment()
    const page = await api.get<FeedPage>(addressOf(filter, limit))
    if (mine !== asking) return
    setLoading(false)
    setFailure(page.ok ? null : page.failure)
    if (!page.ok) return
    feed.begin({ filter, page: page.value, asked, keep })
    setBegun(filter)
  }

  return {
    failure,
    loading,
    /** Whether the list shows this filter's entries. */
    has: (filter: FeedFilter) => begun() === filter,

    open: (filter: FeedFilter, keep: string | null) => begin(filter, PAGE, keep),

    /** After a gap: what stands on the page is asked for again, as far as one answer reaches. */
    catchUp: (keep: string | null) =>
      begin(feed.filter(), Math.min(LARGEST_PAGE, Math.max(PAGE, feed.shown().length)), keep),

    async more(): Promise<void> {
      const cursor = feed.next()
      if (cursor === null || loading()) return
      const mine = ++asking
      setLoading(true)
      const page = await api.get<FeedPage>(`${addressOf(feed.filter(), PAGE)}&cursor=${cursor}`)
      if (mine !== asking) return
      setLoading(false)
      setFailure(page.ok ? null : page.failure)
      if (page.ok) feed.extend(page.value)
    },
  }
}

function addressOf(filter: FeedFilter, limit: number): string {
  const narrowed = filter === null ? '' : filter === 'not-counted' ? '&counted=false' : `&display=${filter}`
  return `/feedback?limit=${limit}${narrowed}`
}
