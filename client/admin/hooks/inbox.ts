import { createSignal, onCleanup } from 'solid-js'
import type { Api, List } from '../api.ts'

const LOOK_EVERY_MS = 20_000

interface InboxNeeds {
  page: Window
  api: Api
  /** Whether whoever is signed in may see it at all. */
  may: () => boolean
}

export type Inbox = ReturnType<typeof createInbox>

/** How many deliveries wait to be understood, by source; looked at again and again while the page is seen. */
export function createInbox({ page, api, may }: InboxNeeds) {
  const [waiting, setWaiting] = createSignal<ReadonlyMap<string, number>>(new Map())
  async function look(): Promise<void> {
    if (!may() || page.document.hidden) return
    const answer = await api.get<List<{ source: string; waiting: number }>>('/sources/inbox')
    if (answer.ok) setWaiting(new Map(answer.value.items.map(({ source, waiting }) => [source, waiting])))
  }
  look()
  const timer = page.setInterval(look, LOOK_EVERY_MS)
  page.document.addEventListener('visibilitychange', look)
  onCleanup(() => {
    page.clearInterval(timer)
    page.document.removeEventListener('visibilitychange', look)
  })
  return {
    look,
    of: (source: string): number => waiting().get(source) ?? 0,
    all: (): number => Array.from(waiting().values()).reduce((sum, n) => sum + n, 0),
  }
}
