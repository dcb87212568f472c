import { createSignal, onCleanup } from 'solid-js'
import type { Preview } from '../../preview/messages.ts'
import type { Api, Failure } from '../api.ts'

const AFTER_TYPING_MS = 250
/** What is hidden meanwhile leaves the picture, too. */
const AGAIN_MS = 15_000

export type WallPreviews = ReturnType<typeof createPreview>

/** What a wall would show with settings that are not saved. The newest question is answered, older ones are dropped. */
export function createPreview(api: Api) {
  const [preview, setPreview] = createSignal<Preview | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  let asked: object | null = null
  const again = setInterval(() => asked && !document.hidden && ask(asked), AGAIN_MS)
  onCleanup(() => {
    clearTimeout(timer)
    clearInterval(again)
    last += 1
  })
  async function ask(settings: object): Promise<void> {
    last += 1
    const mine = last
    const answer = await api.post<Preview>('/walls/preview', settings)
    if (mine !== last) return
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setPreview(answer.value)
  }
  return {
    preview,
    failure,
    look(settings: object): void {
      asked = settings
      clearTimeout(timer)
      timer = setTimeout(() => ask(settings), preview() ? AFTER_TYPING_MS : 0)
    },
  }
}
