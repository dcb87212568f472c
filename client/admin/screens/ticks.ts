import { type Accessor, createSignal } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'

export type Ticks = ReturnType<typeof createTicks>

/** Which screens something is to be done with; of those that are in sight. */
export function createTicks(shown: Accessor<readonly ScreenAnswer[]>) {
  const [ids, setIds] = createSignal<ReadonlySet<string>>(new Set())
  return {
    screens: () => shown().filter(({ id }) => ids().has(id)),
    has: (id: string) => ids().has(id),
    set(screens: readonly { id: string }[], ticked: boolean): void {
      const next = new Set(ids())
      for (const { id } of screens) {
        if (ticked) next.add(id)
        else next.delete(id)
      }
      setIds(next)
    },
    clear: () => void setIds(new Set<string>()),
  }
}
