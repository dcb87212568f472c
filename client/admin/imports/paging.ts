import { createSignal, onCleanup } from 'solid-js'
import type { Import } from '../../../shared/imports.ts'
import type { Api, Failure, List } from '../api.ts'
import { createWatching } from '../sources/watching.ts'
import { isBusy } from './texts.ts'

const LOOK_EVERY_MS = 2_000

/** The imports of before, the newest first; those that run are looked after. */
export function createImports(api: Api) {
  const [items, setItems] = createSignal<readonly Import[] | null>(null)
  const [next, setNext] = createSignal<string | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  let closed = false
  onCleanup(() => {
    closed = true
  })

  async function read(cursor: string | null): Promise<void> {
    setBusy(true)
    const page = await api.get<List<Import>>(
      `/imports${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
    )
    if (closed) return
    setBusy(false)
    setFailure(page.ok ? null : page.failure)
    if (page.ok) take(page.value, cursor === null)
  }

  /** What was read further down stays below the first page. */
  function take(page: List<Import>, isFirst: boolean): void {
    const before = items() ?? []
    const fresh = new Set(page.items.map(({ id }) => id))
    const others = before.filter(({ id }) => !fresh.has(id))
    const isMore = isFirst && others.length > 0
    setItems(isFirst ? [...page.items, ...others] : [...others, ...page.items])
    if (!isMore) setNext(page.next ?? null)
  }

  read(null)
  createWatching(() => {
    if (!busy() && (failure() || items()?.some(isBusy))) read(null)
  }, LOOK_EVERY_MS)
  return {
    ...{ items, failure, busy },
    hasMore: () => next() !== null,
    more: () => read(next()),
    again: () => read(null),
  }
}
