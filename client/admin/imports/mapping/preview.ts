import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js'
import type { ImportMapping, ImportPreview } from '../../../../shared/imports.ts'
import type { Api, Failure } from '../../api.ts'
import { createWatching } from '../../sources/watching.ts'

const AFTER_MS = 350
const AGAIN_MS = 2_000

interface PreviewNeeds {
  api: Api
  id: string
  mapping: () => ImportMapping
  /** Hears each answer to the present mapping. */
  learn: (preview: ImportPreview) => void
  /** Hears that the whole file is looked at anew. */
  begun: () => Promise<void>
}

export type Preview = ReturnType<typeof createPreview>

/** What the first rows would become, asked anew a moment after each change. */
export function createPreview({ api, id, mapping, learn, begun }: PreviewNeeds) {
  const [preview, setPreview] = createSignal<ImportPreview | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  /** Whether what stands here is of a mapping that is not the present one. */
  const [stale, setStale] = createSignal(true)
  const question = createMemo(() => JSON.stringify(mapping()))
  let asked = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    asked += 1
    const mine = asked
    const answer = await api.post<ImportPreview>(`/imports/${id}/preview`, {
      mapping: JSON.parse(question()),
    })
    if (mine !== asked) return
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    setPreview(answer.value)
    learn(answer.value)
    // What was learned may have changed what is to be asked.
    if (mine !== asked) return
    await begun()
    if (mine === asked) setStale(false)
  }

  createEffect(
    on(question, () => {
      asked += 1
      setStale(true)
      clearTimeout(timer)
      timer = setTimeout(ask, preview() === null ? 0 : AFTER_MS)
    }),
  )
  // What was no fault of the mapping is asked again until it is answered.
  createWatching(() => {
    const status = failure()?.status
    if (status !== undefined && (status === 0 || status >= 500)) ask()
  }, AGAIN_MS)
  onCleanup(() => {
    asked += 1
    clearTimeout(timer)
  })
  return { preview, failure, stale, ask }
}

export function saysSomething({ columns, set }: ImportMapping): boolean {
  return [columns.score, columns.comment, set?.score, set?.comment].some((said) => said !== undefined)
}
