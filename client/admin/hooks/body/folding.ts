import { createSignal } from 'solid-js'
import type { Path } from './pointer.ts'
import { type Folding, idsAbove, SHOWN_AT_FIRST } from './rows.ts'

/** Of larger bodies only the beginning is unfolded. */
const UNFOLDED_LEVELS = 2
const SMALL = 150

/** Which branches of a tree are open. */
export function createFolding(tree: unknown) {
  const levels = sizeOf(tree, SMALL) < SMALL ? Number.POSITIVE_INFINITY : UNFOLDED_LEVELS
  const [turned, setTurned] = createSignal<ReadonlyMap<string, boolean>>(new Map())
  const [shown, setShown] = createSignal<ReadonlyMap<string, number>>(new Map())
  const folding: Folding = {
    isOpen: (id) => turned().get(id) ?? id.split('/').length - 1 <= levels,
    shownOf: (id) => shown().get(id) ?? SHOWN_AT_FIRST,
  }
  const turn = (ids: readonly string[], open: boolean) =>
    void setTurned(new Map([...turned(), ...ids.map((id) => [id, open] as const)]))
  return {
    ...folding,
    turn,
    /** Opens all that hides a place. */
    reveal: (path: Path) => turn(idsAbove(path), true),
    showMore: (id: string) => void setShown(new Map([...shown(), [id, folding.shownOf(id) * 10]])),
  }
}

/** How many things are in a tree, counted no further than `enough`. */
function sizeOf(tree: unknown, enough: number): number {
  let size = 0
  const open = [tree]
  while (open.length > 0 && size < enough) {
    const here = open.pop()
    size += 1
    if (typeof here === 'object' && here !== null) open.push(...Object.values(here).slice(0, enough))
  }
  return size
}
