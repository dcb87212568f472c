import { createSignal, onCleanup } from 'solid-js'
import type { DeliverySummary } from '../../../../shared/deliveries.ts'
import type { Api, Failure } from '../../api.ts'
import { createWatching } from '../../sources/watching.ts'
import type { DeliveryPage } from '../data.ts'

const LOOK_EVERY_MS = 10_000

/** Deliveries of a source, the newest first, page by page; what comes meanwhile is added at the top. */
export function createDeliveries({
  api,
  path,
  states,
}: {
  api: Api
  path: string
  states: readonly string[]
}) {
  const [items, setItems] = createSignal<readonly DeliverySummary[] | null>(null)
  const [next, setNext] = createSignal<string | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const query = new URLSearchParams(states.length > 0 ? { state: states.join(',') } : {})
  let closed = false
  onCleanup(() => {
    closed = true
  })

  async function read(cursor: string | null): Promise<void> {
    const asked = new URLSearchParams(query)
    if (cursor !== null) asked.set('cursor', cursor)
    setBusy(true)
    const page = await api.get<DeliveryPage>(`${path}?${asked}`)
    if (closed) return
    setBusy(false)
    setFailure(page.ok ? null : page.failure)
    if (page.ok) take(page.value, cursor === null)
  }

  function take(page: DeliveryPage, isFirst: boolean): void {
    const before = items() ?? []
    const last = page.items.at(-1)
    // Ids sort by arrival: what is older than the newest page was read before, and stays.
    const older = isFirst && last ? before.filter(({ id }) => id < last.id) : []
    const isMore = isFirst && older.length > 0
    setItems(isFirst ? [...page.items, ...older] : [...before, ...page.items])
    if (!isMore) setNext(page.next ?? null)
  }

  read(null)
  createWatching(() => !busy() && read(null), LOOK_EVERY_MS)
  return {
    items,
    failure,
    busy,
    hasMore: () => next() !== null,
    more: () => read(next()),
    again: () => read(null),
  }
}
