import { createSignal, onCleanup } from 'solid-js'
import type { Import } from '../../../shared/imports.ts'
import type { Api, Failure } from '../api.ts'
import type { Loaded } from '../parts/loaded.tsx'
import { createWatching } from '../sources/watching.ts'
import { isBusy } from './texts.ts'

const LOOK_EVERY_MS = 1_000

export type Following = ReturnType<typeof followImport>

/** One import as it goes on. What was read last stays while the server is away; it is asked until it is back. */
export function followImport({ api, id }: { api: Api; id: string }) {
  const [state, setState] = createSignal<Loaded<Import>>({ is: 'loading' })
  const [lost, setLost] = createSignal<Failure | null>(null)
  let asked = 0
  let waiting = false
  let closed = false
  onCleanup(() => {
    closed = true
  })

  async function look(): Promise<void> {
    asked += 1
    const mine = asked
    waiting = true
    const answer = await api.get<Import>(`/imports/${encodeURIComponent(id)}`)
    // What was asked before something was done must not take it back.
    if (closed || mine !== asked) return
    waiting = false
    setLost(answer.ok ? null : answer.failure)
    if (answer.ok) setState({ is: 'here', value: answer.value })
    else if (state().is !== 'here' || answer.failure.status === 404)
      setState({ is: 'failed', failure: answer.failure })
  }

  function learn(value: Import): void {
    asked += 1
    waiting = false
    setLost(null)
    setState({ is: 'here', value })
  }

  look()
  createWatching(() => {
    const now = state()
    if (waiting) return
    if (lost() !== null || (now.is === 'here' && isBusy(now.value))) look()
  }, LOOK_EVERY_MS)
  return { state, lost, look, learn }
}
