import { createSignal } from 'solid-js'
import type { Entry, Feed, FeedPage } from '../../live/desk/feed.ts'
import { type FeedFilter, queryOf, searchOf } from '../../live/desk/filter.ts'
import type { Api, Failure } from '../api.ts'

const PAGE = 50
const LARGEST_PAGE = 200
/** Milliseconds between two questions whether what came belongs to a list that only the server can tell. */
const LOOK_AGAIN = 1_000

export type FeedLoading = ReturnType<typeof createLoading>

/** Brings the feed's pages onto this page. */
export function createLoading({ api, feed }: { api: Api; feed: Feed }) {
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [loading, setLoading] = createSignal(false)
  const [begun, setBegun] = createSignal<string | undefined>(undefined)
  let asking = 0
  let looking = false
  let coming: Promise<void> = Promise.resolve()

  async function start(filter: FeedFilter, limit: number, keep: string | null): Promise<void> {
    const mine = ++asking
    setLoading(true)
    const asked = feed.moment()
    const page = await api.get<FeedPage>(addressOf(filter, limit))
    if (mine !== asking) return
    setLoading(false)
    setFailure(page.ok ? null : page.failure)
    if (!page.ok) return
    feed.begin({ filter, page: page.value, asked, keep })
    setBegun(searchOf(filter))
  }

  function begin(filter: FeedFilter, limit: number, keep: string | null): Promise<void> {
    coming = start(filter, limit, keep)
    return coming
  }

  async function extend(cursor: string): Promise<void> {
    const mine = ++asking
    setLoading(true)
    const page = await api.get<FeedPage>(`${addressOf(feed.filter(), LARGEST_PAGE)}&cursor=${cursor}`)
    if (mine !== asking) return
    setLoading(false)
    setFailure(page.ok ? null : page.failure)
    if (page.ok) feed.extend(page.value)
  }

  /** An entry that is no more has no place on the page, not even while somebody reads it. */
  async function living(id: string | null): Promise<string | null> {
    if (id === null) return null
    const found = await api.get<Entry>(`/feedback/${encodeURIComponent(id)}`)
    return found.ok || found.failure.status !== 404 ? id : null
  }

  /** What stands on the page is asked for again, as far as one answer reaches. */
  function catchUp(keep: string | null): Promise<void> {
    return begin(feed.filter(), Math.min(LARGEST_PAGE, Math.max(PAGE, feed.shown().length)), keep)
  }

  return {
    failure,
    loading,
    /** Whether the list shows this filter's entries. */
    has: (filter: FeedFilter) => begun() === searchOf(filter),
    /** Whether it shows any. */
    hasAny: () => begun() !== undefined,

    open: (filter: FeedFilter, keep: string | null) => begin(filter, PAGE, keep),
    catchUp,

    /** Soon, and once for all that came until then. */
    lookAgain(keep: () => string | null): void {
      if (looking) return
      looking = true
      setTimeout(async () => {
        looking = false
        await catchUp(await living(keep()))
      }, LOOK_AGAIN)
    },

    /** Older ones; whoever asks while they are on their way gets the same. */
    async more(): Promise<void> {
      const cursor = feed.next()
      if (cursor === null) return
      if (!loading()) coming = extend(cursor)
      await coming
    },
  }
}

function addressOf(filter: FeedFilter, limit: number): string {
  return `/feedback?limit=${limit}${queryOf(filter)}`
}
