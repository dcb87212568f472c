import { type Accessor, createMemo, For, type JSX } from 'solid-js'

interface EachByIdProps<T> {
  each: readonly T[]
  fallback?: JSX.Element
  children: (item: Accessor<T>) => JSX.Element
}

/** As `For`, but what was read anew under the same id stays on the page, with its focus and what is open in it. */
export function EachById<T extends { id: string }>(props: EachByIdProps<T>): JSX.Element {
  const ids = createMemo(() => props.each.map(({ id }) => id))
  const known = createMemo(() => new Map(props.each.map((item) => [item.id, item])))
  const find = (id: string) => known().get(id)
  return (
    <For each={ids()} fallback={props.fallback}>
      {(id) => {
        const first = find(id) as T
        return props.children(createMemo((before: T) => find(id) ?? before, first))
      }}
    </For>
  )
}

/** Where the focus goes when what had it leaves the page. */
export function focusTitle(leaving: Element | undefined): void {
  const title = leaving?.closest('main')?.querySelector('h1')
  if (!title) return
  title.tabIndex = -1
  title.focus({ preventScroll: true })
}
