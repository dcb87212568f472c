import { type Accessor, createEffect, createSignal, on } from 'solid-js'
import type { Entry } from '../../live/desk/filter.ts'
import type { Api, Failure } from '../api.ts'

/** A line of an entry's history. `before` and `after` hold what changed and never a customer's words. */
export interface HistoryItem {
  at: string
  actor: { id: string; email: string } | null
  action: string
  before: Readonly<Record<string, unknown>> | null
  after: Readonly<Record<string, unknown>> | null
}

/** What was decided about an entry, oldest first; asked again when it changed. */
export function createHistory({ api, entry }: { api: Api; entry: Accessor<Entry> }) {
  const [items, setItems] = createSignal<readonly HistoryItem[]>([])
  const [failure, setFailure] = createSignal<Failure | null>(null)
  let asking = 0
  const key = () => `${entry().id} ${entry().revision}`
  createEffect(
    on(key, async () => {
      const mine = ++asking
      const { id } = entry()
      const answer = await api.get<{ items: HistoryItem[] }>(`/feedback/${encodeURIComponent(id)}/history`)
      if (mine !== asking) return
      setItems(answer.ok ? answer.value.items : [])
      setFailure(answer.ok ? null : answer.failure)
    }),
  )
  return { items, failure }
}

const DID: Readonly<Record<string, (value: unknown) => string>> = {
  display: (value) => ({ shown: 'shown', hidden: 'hidden', held: 'held' })[String(value)] ?? String(value),
  pinned: (value) => (value === true ? 'pinned' : 'not pinned any more'),
  starred: (value) => (value === true ? 'starred' : 'not starred any more'),
  counted: (value) => (value === true ? 'counted again' : 'not counted'),
  reason: (value) => (value === null ? '' : `as ${value}`),
  tags: (value) => tagsText(value),
  passages: (value) => (value === null ? 'all sentences for walls' : 'passages chosen for walls'),
  suspected: (value) => (value === true ? 'suspected of spam' : 'not suspected any more'),
}

function tagsText(value: unknown): string {
  const tags = Array.isArray(value) ? value.filter((tag) => typeof tag === 'string') : []
  return tags.length === 0 ? 'tags taken off' : `tagged ${tags.join(', ')}`
}

/** "hidden by ana@example.com", in few words: what differs of what was decided. */
export function historyText({ actor, action, before, after }: HistoryItem): string {
  const did = Object.entries(after ?? {})
    .filter(([field, value]) => JSON.stringify(before?.[field]) !== JSON.stringify(value))
    .map(([field, value]) => DID[field]?.(value) ?? '')
    .filter((text) => text !== '')
  const what = did.length > 0 ? did.join(', ') : action.replace(/^feedback\./, '').replaceAll('-', ' ')
  return actor ? `${what} by ${actor.email}` : what
}
