import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'

/** A window moves on by itself. */
const AGAIN_EVERY = 60_000
/** However fast feedback comes, numbers that people read need not be faster. */
const CHANGED_EVERY = 2_000

export type Answer<T> = ReturnType<typeof createAnswer<T>>

/**
 * What the API answers at a path, asked for again as feedback comes and time passes. While another path is asked, what was there
 * stays, busy; once that has failed, nothing is shown that answers another question.
 */
export function createAnswer<T>(path: Accessor<string>) {
  const { api, feed, now } = useOffice()
  const [value, setValue] = createSignal<T | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(true)
  let asked = 0
  let answered = ''
  let soon: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => {
    asked = Number.NaN
    clearTimeout(soon)
  })

  async function load(): Promise<void> {
    clearTimeout(soon)
    soon = undefined
    asked += 1
    const turn = asked
    const wanted = path()
    const answer = await api.get<T>(wanted)
    if (turn !== asked) return
    setBusy(false)
    if (answer.ok) {
      answered = wanted
      setValue(() => answer.value)
      setFailure(null)
    } else if (answered !== wanted) {
      setValue(null)
      setFailure(answer.failure)
    }
  }

  createEffect(
    on(path, () => {
      setBusy(true)
      load()
    }),
  )
  const tick = createMemo(() => Math.floor(now() / AGAIN_EVERY))
  createEffect(on(tick, () => !document.hidden && load(), { defer: true }))
  createEffect(
    on(
      feed.changes,
      () => {
        soon ??= setTimeout(load, CHANGED_EVERY)
      },
      { defer: true },
    ),
  )
  return { value, failure, busy, load }
}
