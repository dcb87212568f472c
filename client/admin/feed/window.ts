import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'

/** How many rows stand ready above and below those in sight. */
const SPARE = 8

export interface Rows {
  first: number
  /** Exclusive. */
  last: number
}

/** Which of many rows of one height are in sight, with some to spare. */
export function rowsInSight(top: number, height: number, row: number, count: number): Rows {
  const first = Math.max(0, Math.floor(top / row) - SPARE)
  const last = Math.min(count, Math.ceil((top + height) / row) + SPARE)
  return { first: Math.min(first, last), last }
}

/** Where to scroll so that a row is wholly in sight; null where it is. */
export function scrollTo(place: number, row: number, top: number, height: number): number | null {
  const from = place * row
  if (from < top) return from
  return from + row > top + height ? from + row - height : null
}

export type RowWindow = ReturnType<typeof createRowWindow>

/**
 * Draws only what is in sight of a long list. Rows have one height, which follows the letters' size:
 * `probe` is an element of that height.
 */
export function createRowWindow({ ids }: { ids: Accessor<readonly string[]> }) {
  const [top, setTop] = createSignal(0)
  const [height, setHeight] = createSignal(0)
  const [row, setRow] = createSignal(69)
  let scroller: HTMLElement | undefined
  let probe: HTMLElement | undefined

  const sizes = new ResizeObserver(() => {
    setHeight(scroller?.clientHeight ?? 0)
    setRow(probe?.offsetHeight || 69)
  })
  onCleanup(() => sizes.disconnect())

  /** What comes or goes above the rows in sight does not move them. */
  function stay(now: readonly string[], before: readonly string[] | undefined): void {
    const place = Math.floor(top() / row())
    const anchor = before?.[place]
    if (!scroller || place === 0 || anchor === undefined || now[place] === anchor) return
    const moved = now.indexOf(anchor)
    if (moved >= 0) scroller.scrollTop += (moved - place) * row()
  }
  createEffect(on(ids, stay))

  const rows = createMemo(() => rowsInSight(top(), height(), row(), ids().length), undefined, {
    equals: (a, b) => a.first === b.first && a.last === b.last,
  })

  return {
    row,
    rows,
    /** Of those in sight, the ids. */
    inSight: createMemo(() => ids().slice(rows().first, rows().last)),
    watch(element: HTMLElement, one: HTMLElement): void {
      scroller = element
      probe = one
      sizes.observe(element)
      sizes.observe(one)
    },
    scrolled: () => setTop(scroller?.scrollTop ?? 0),
    /** Brings a row into sight. */
    reveal(id: string): void {
      const place = ids().indexOf(id)
      if (place < 0 || !scroller) return
      const to = scrollTo(place, row(), scroller.scrollTop, scroller.clientHeight)
      if (to !== null) scroller.scrollTop = to
    },
  }
}
