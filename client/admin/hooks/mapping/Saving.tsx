import { createSignal, type JSX, Show } from 'solid-js'
import type { Delivery, DeliverySummary } from '../../../../shared/deliveries.ts'
import { INBOX_STATES } from '../../../../shared/deliveries.ts'
import type { Failure, Result } from '../../api.ts'
import { useOffice } from '../../context.ts'
import { Conflict, differencesOf } from '../../parts/Conflict.tsx'
import { createLoaded } from '../../parts/loaded.tsx'
import type { DeliveryCounts, HookSource, Replayed } from '../data.ts'
import { Became } from '../log/Became.tsx'
import { replayedText, STATE_TEXTS } from '../texts.ts'
import { type Draft, readingOf, toldReading, wishOf } from './draft.ts'
import { labelOf } from './fields.ts'

interface SavingProps {
  source: HookSource
  /** The delivery that is looked at; null where its body was pasted. */
  delivery: Delivery | null
  draft: Draft
  failure: Failure | null
  failed: (failure: Failure | null) => void
  changed: () => void
}

type What = 'only' | 'one' | 'all'

/** Saves how bodies are read, and replays what waited for it. */
export function Saving(props: SavingProps): JSX.Element {
  const { api, places, inbox } = useOffice()
  const path = () => `/sources/${props.source.id}`
  const counts = createLoaded(() => api.get<DeliveryCounts>(`${path()}/deliveries/counts`))
  const [busy, setBusy] = createSignal(false)
  const [told, setTold] = createSignal<{ text: string; delivery?: DeliverySummary } | null>(null)
  const waiting = () => {
    const state = counts.state()
    return state.is === 'here' ? INBOX_STATES.reduce((sum, name) => sum + (state.value[name] ?? 0), 0) : 0
  }
  const waits = () => INBOX_STATES.some((state) => state === props.delivery?.state)
  const theirs = () => (props.failure?.status === 409 ? (props.failure.current as HookSource | null) : null)
  let revision: number | null = null
  let last: What = 'only'

  async function save(what: What): Promise<void> {
    last = what
    setBusy(true)
    setTold(null)
    const wish = { ...wishOf(props.draft.wish()), revision: revision ?? props.source.revision }
    const saved = await api.patch<HookSource>(path(), wish)
    if (saved.ok) revision = saved.value.revision
    const done = saved.ok ? await replay(what) : saved
    setBusy(false)
    props.failed(done.ok ? null : done.failure)
    // Where it was not saved, what stands here is still to be compared with what the other did.
    if (!saved.ok) return
    places.load()
    counts.load()
    inbox.look()
    props.changed()
  }

  async function replay(what: What): Promise<Result<unknown>> {
    if (what === 'only') {
      setTold({ text: 'Saved. What comes from now on is read so.' })
      return { ok: true, value: null }
    }
    if (what === 'all') {
      const answer = await api.post<Replayed>(`${path()}/deliveries/replay`, {})
      if (answer.ok) setTold({ text: `Saved. ${replayedText(answer.value)}` })
      return answer
    }
    const answer = await api.post<DeliverySummary>(`${path()}/deliveries/${props.delivery?.id}/replay`, {})
    if (answer.ok) setTold({ text: `Saved. ${STATE_TEXTS[answer.value.state]}`, delivery: answer.value })
    return answer
  }

  const keepMine = (other: HookSource) => {
    revision = other.revision
    save(last)
  }
  const takeTheirs = (other: HookSource) => {
    revision = other.revision
    props.draft.take(other)
    props.failed(null)
  }
  const tell = (source: HookSource) => toldReading(readingOf(source), labelOf)

  return (
    <div class="saving">
      <Show
        when={theirs()}
        fallback={<Show when={props.failure}>{(it) => <p role="alert">{it().detail}</p>}</Show>}
      >
        {(other) => (
          <Conflict
            what="how this source is read"
            differences={differencesOf(tell(props.source), tell(other()))}
            take={() => takeTheirs(other())}
            over={() => keepMine(other())}
          />
        )}
      </Show>
      <p class="buttons">
        <Show when={props.delivery}>
          <button type="button" class="main" disabled={busy()} onClick={() => save('one')}>
            {busy() ? 'One moment …' : waits() ? 'Save and replay this one' : 'Save and read this one again'}
          </button>
        </Show>
        <Show when={waiting() > (waits() ? 1 : 0)}>
          <button type="button" disabled={busy()} onClick={() => save('all')}>
            Save and replay all {waiting()} that wait
          </button>
        </Show>
        <button
          type="button"
          classList={{ main: !props.delivery }}
          disabled={busy()}
          onClick={() => save('only')}
        >
          Save
        </button>
      </p>
      <p role="status" class="outcome">
        <Show when={told()}>
          {(it) => (
            <>
              {it().text}
              <Show when={it().delivery}>{(delivery) => <Became delivery={delivery()} />}</Show>{' '}
              <a href={`/admin/sources/${props.source.id}/inbox`}>To the inbox</a>
            </>
          )}
        </Show>
      </p>
    </div>
  )
}
