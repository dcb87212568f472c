import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { ScreenAnswer } from '../../../shared/screens.ts'
import type { Office } from '../context.ts'
import { createLoaded } from '../parts/loaded.tsx'
import { createWatching } from '../sources/watching.ts'
import { everyScreen } from './every.ts'

/** How often the list is read anew; who comes and goes is told at once. */
const LOOK_EVERY_MS = 15_000
/** Of many screens that come or go together only the last is a reason to look. */
const LOOK_WITHIN_MS = 400

export type Fleet = ReturnType<typeof createFleet>

/** The screens, kept fresh for as long as the page is open. */
export function createFleet({ api, desk }: Pick<Office, 'api' | 'desk'>) {
  const read = createLoaded(() => everyScreen(api))
  const [looking, setLooking] = createSignal(false)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function load(): Promise<void> {
    if (looking()) return soon()
    setLooking(true)
    await read.load()
    setLooking(false)
  }

  function soon(): void {
    clearTimeout(timer)
    timer = setTimeout(load, LOOK_WITHIN_MS)
  }

  const connections = createMemo(() =>
    desk
      .screens()
      .map(({ id, screen, name, wall }) => `${screen ?? id} ${name} ${wall}`)
      .toSorted()
      .join('\n'),
  )
  createEffect(on([connections, desk.missing], soon, { defer: true }))
  createWatching(load, LOOK_EVERY_MS)
  onCleanup(() => clearTimeout(timer))

  const items = () => {
    const state = read.state()
    return state.is === 'here' ? state.value.items : []
  }
  return {
    state: read.state,
    load,
    items,
    of: (id: string) => items().find((screen) => screen.id === id) ?? null,

    /** Takes screens as a call has just answered them. */
    learn(changed: readonly ScreenAnswer[]): void {
      const state = read.state()
      if (state.is !== 'here') return
      const known = new Map(changed.map((screen) => [screen.id, screen]))
      const next = state.value.items.map((screen) => known.get(screen.id) ?? screen)
      read.learn({ ...state.value, items: next })
    },

    forget(id: string): void {
      const state = read.state()
      if (state.is !== 'here') return
      read.learn({ ...state.value, items: state.value.items.filter((screen) => screen.id !== id) })
    },
  }
}
