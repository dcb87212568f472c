import { createResource, createSignal, For, type JSX, Match, Show, Switch } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { wholeText } from '../times.ts'
import { count } from '../words.ts'

interface KeptSource {
  id: string
  name: string
  retentionDays?: number
}

interface Preview {
  days: number
  entries: number
  oldest: string | null
  newest: string | null
}

/** For how long each source keeps words and persons. */
export function Keeping(): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [sources] = createResource(async () => {
    const answer = await api.get<{ items: KeptSource[] }>('/sources')
    setFailure(answer.ok ? null : answer.failure)
    return answer.ok ? answer.value.items : []
  })
  return (
    <section aria-labelledby="keeping">
      <h2 id="keeping">How long words are kept</h2>
      <p>
        After so many days the words and the person of a voice are erased; its score stays. A source without a
        number keeps them.
      </p>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <Show when={!sources.loading} fallback={<p class="quiet">Loading …</p>}>
        <ul class="rows">
          <For each={sources()} fallback={<li class="quiet">There is no source yet.</li>}>
            {(source) => <KeepingOf source={source} />}
          </For>
        </ul>
      </Show>
    </section>
  )
}

function KeepingOf(props: { source: KeptSource }): JSX.Element {
  const { api } = useOffice()
  const [kept, setKept] = createSignal(props.source.retentionDays ?? null)
  const [preview, setPreview] = createSignal<Preview | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [saved, setSaved] = createSignal(false)
  const days = (form: EventTarget | null) => {
    const typed = String(new FormData(form as HTMLFormElement).get('days')).trim()
    return typed === '' ? null : Number(typed)
  }

  async function look(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    setSaved(false)
    const wanted = days(event.currentTarget)
    if (wanted === null) return save(null)
    const answer = await api.get<Preview>(`/sources/${props.source.id}/retention?days=${wanted}`)
    setFailure(answer.ok ? null : answer.failure)
    setPreview(answer.ok ? answer.value : null)
  }

  async function save(retentionDays: number | null): Promise<void> {
    const answer = await api.patch<KeptSource>(`/sources/${props.source.id}`, { retentionDays })
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    setKept(retentionDays)
    setPreview(null)
    setSaved(true)
  }

  return (
    <li>
      <form class="keeping" onSubmit={look}>
        <label>
          <bdi>{props.source.name}</bdi> keeps words for{' '}
          <input
            name="days"
            type="number"
            inputmode="numeric"
            min={1}
            max={3650}
            value={kept() ?? ''}
            placeholder="all"
            onInput={() => setPreview(null)}
          />{' '}
          days
        </label>
        <Switch fallback={<button type="submit">See what it removes</button>}>
          <Match when={preview()}>
            {(it) => (
              <button type="button" class="main" onClick={() => save(it().days)}>
                Keep {count(it().days, 'day', 'days')}
              </button>
            )}
          </Match>
        </Switch>
      </form>
      <div role="status" class="preview-of-keeping">
        <Show when={preview()}>{(it) => <Removes preview={it()} />}</Show>
        <Show when={saved()}>
          {kept() === null ? 'Saved: its words are kept.' : `Saved: older words go now, and then every day.`}
        </Show>
      </div>
      <Show when={failure()}>{(it) => <p role="alert">{it().fields.days ?? it().detail}</p>}</Show>
    </li>
  )
}

function Removes(props: { preview: Preview }): JSX.Element {
  const when = (time: string | null) => (time === null ? '' : wholeText(Date.parse(time)))
  return (
    <Show when={props.preview.entries > 0} fallback="It removes nothing today.">
      It removes the words of <b>{count(props.preview.entries, 'voice', 'voices')}</b>, from{' '}
      {when(props.preview.oldest)} to {when(props.preview.newest)}, for good.
    </Show>
  )
}
