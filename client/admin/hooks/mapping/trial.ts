import { createEffect, createSignal, on, onCleanup } from 'solid-js'
import type { Trial } from '../../../../shared/deliveries.ts'
import type { Api, Failure } from '../../api.ts'

/** Long enough for a number to be typed. */
const WAIT_MS = 150

/** What would become of a body, asked anew with every change of the question. */
export function createTrial({ api, source, question }: { api: Api; source: string; question: () => object }) {
  const [trial, setTrial] = createSignal<Trial | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const asked = () => JSON.stringify(question())
  let turn = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(body: string): Promise<void> {
    turn += 1
    const mine = turn
    const answer = await api.post<Trial>(`/sources/${encodeURIComponent(source)}/try`, JSON.parse(body))
    // What was asked since is answered by itself.
    if (mine !== turn) return
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setTrial(answer.value)
  }
  createEffect(
    on(asked, (body, before) => {
      clearTimeout(timer)
      if (before === undefined) ask(body)
      else timer = setTimeout(ask, WAIT_MS, body)
    }),
  )
  onCleanup(() => {
    turn += 1
    clearTimeout(timer)
  })
  return { trial, failure, again: () => ask(asked()) }
}
