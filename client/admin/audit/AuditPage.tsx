import { createEffect, createMemo, createSignal, For, type JSX, on, Show } from 'solid-js'
import type { Failure, List } from '../api.ts'
import { useOffice } from '../context.ts'
import { createLoaded, Failed } from '../parts/loaded.tsx'
import { MayNot } from '../parts/MayNot.tsx'
import './audit.css'
import { AuditFilter } from './AuditFilter.tsx'
import { AuditLine } from './AuditLine.tsx'
import { type Actor, askedFor, type Line, type Page } from './lines.ts'

export function AuditPage(): JSX.Element {
  const { may } = useOffice()
  return (
    <Show
      when={may('moderator')}
      fallback={<MayNot title="Audit log" whom="moderators, admins and owners" />}
    >
      <Audit />
    </Show>
  )
}

function Audit(): JSX.Element {
  const { api, routing } = useOffice()
  const search = createMemo(() => {
    const route = routing.route()
    return route.page === 'audit' ? route.search : ''
  })
  const log = createLog(() => askedFor(search()).toString())
  const actors = createLoaded(() => api.get<List<Actor>>('/audit/actors'))
  const people = () => {
    const state = actors.state()
    return state.is === 'here' ? state.value.items : []
  }
  createEffect(on(search, () => log.begin()))
  return (
    <main class="page audit">
      <h1 class="serif">Audit log</h1>
      <p>Who did what, and when. Nobody can change it, and it never holds a customer’s words or name.</p>
      <AuditFilter search={search()} people={people()} />
      <ol class="rows" aria-label="What was done, the newest first">
        <For each={log.lines()}>{(line) => <AuditLine line={line} people={people()} />}</For>
      </ol>
      <p role="status">
        <Show when={log.busy()}>Loading …</Show>
        <Show when={log.isEmpty()}>
          {search() === '' ? 'Nothing was done yet.' : 'Nothing fits these filters.'}
        </Show>
      </p>
      <Show when={log.failure()}>{(it) => <Failed failure={it()} again={log.more} />}</Show>
      <Show when={log.hasMore()}>
        <p>
          <button type="button" onClick={log.more}>
            Older
          </button>
        </p>
      </Show>
    </main>
  )
}

/** The pages of the log that were read so far. */
function createLog(query: () => string) {
  const { api } = useOffice()
  const [lines, setLines] = createSignal<readonly Line[]>([])
  const [next, setNext] = createSignal<string | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  let asked = 0

  async function read(cursor: string | null): Promise<void> {
    asked += 1
    const turn = asked
    setBusy(true)
    setFailure(null)
    const more = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page = await api.get<Page>(`/audit?${query()}${more}`)
    // Filters may have changed meanwhile.
    if (turn !== asked) return
    setBusy(false)
    if (!page.ok) return void setFailure(page.failure)
    setLines(cursor === null ? page.value.items : [...lines(), ...page.value.items])
    setNext(page.value.next)
  }

  return {
    lines,
    failure,
    busy,
    hasMore: () => next() !== null && !busy() && !failure(),
    isEmpty: () => lines().length === 0 && !busy() && !failure(),
    more: () => read(next()),
    begin(): void {
      setLines([])
      setNext(null)
      read(null)
    },
  }
}
