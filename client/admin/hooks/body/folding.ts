import { createSignal } from 'solid-js'
import { type Path, unfolded } from './pointer.ts'
import { type Folding, idsAbove, SHOWN_AT_FIRST } from './rows.ts'

/** As many lines are drawn at first, about: the levels of larger bodies below that are folded. */
const LINES_AT_FIRST = 200
const LEAST_LEVELS = 2

/** Which branches of a tree are open. */
export function createFolding(tree: unknown) {
  const levels = levelsOf(tree)
  const [turned, setTurned] = createSignal<ReadonlyMap<string, boolean>>(new Map())
  const [shown, setShown] = createSignal<ReadonlyMap<string, number>>(new Map())
  const folding: Folding = {
    isOpen: (id) => turned().get(id) ?? id.split('/').length - 1 < levels,
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

/** How many levels of a tree can be drawn at first. */
function levelsOf(tree: unknown): number {
  let [levels, lines, here] = [0, 0, [unfolded(tree)]]
  while (here.length > 0) {
    here = here.flatMap((inside) => childrenOf(inside).slice(0, SHOWN_AT_FIRST).map(unfolded))
    lines += here.length
    if (lines > LINES_AT_FIRST) break
    levels += 1
  }
  return Math.max(LEAST_LEVELS, levels)
}

function childrenOf(inside: unknown): unknown[] {
  return typeof inside === 'object' && inside !== null ? Object.values(inside) : []
}
