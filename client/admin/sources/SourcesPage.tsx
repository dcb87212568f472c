import { createSignal, For, type JSX, Show } from 'solid-js'
import { METRICS } from '../../../shared/metric.ts'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import type { NewSource, Source, SourceWish } from '../places.ts'
import { wholeText } from '../times.ts'
import { METRIC_NAMES, POLICY_NAMES } from '../words.ts'
import { Command } from './Command.tsx'

export function SourcesPage(): JSX.Element {
  const { places } = useOffice()
  const [made, setMade] = createSignal<NewSource | null>(null)
  return (
    <main class="page">
      <h1 class="serif">Sources</h1>
      <p>Where feedback comes from: one for each system that posts, each with its own token.</p>
      <Show when={places.failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <ul class="rows">
        <For each={places.sources()} fallback={<li class="quiet">There is none yet.</li>}>
          {(source) => <SourceRow source={source} />}
        </For>
      </ul>
      <Show when={made()} fallback={<NewSourceForm made={setMade} />}>
        {(source) => <MadeSource source={source()} another={() => setMade(null)} />}
      </Show>
    </main>
  )
}

function SourceRow(props: { source: Source }): JSX.Element {
  return (
    <li>
      <b>
        <bdi>{props.source.name}</bdi>
      </b>
      <span>{POLICY_NAMES[props.source.policy]}</span>
      <span>{props.source.metric ? METRIC_NAMES[props.source.metric] : 'any metric'}</span>
      <span>since {wholeText(Date.parse(props.source.createdAt))}</span>
    </li>
  )
}

function MadeSource(props: { source: NewSource; another: () => void }): JSX.Element {
  return (
    <section aria-labelledby="made-source">
      <h2 id="made-source">
        <bdi>{props.source.name}</bdi> is made
      </h2>
      <p>Try it with this command; it posts one voice.</p>
      <Command token={props.source.token} />
      <button type="button" onClick={() => props.another()}>
        I have kept the token
      </button>
    </section>
  )
}

function NewSourceForm(props: { made: (source: NewSource) => void }): JSX.Element {
  const { places } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    const result = await places.makeSource(readWish(new FormData(event.currentTarget as HTMLFormElement)))
    setBusy(false)
    if (result.ok) props.made(result.value)
    else setFailure(result.failure)
  }
  return (
    <form class="new" onSubmit={submit} aria-labelledby="new-source">
      <h2 id="new-source">Another source</h2>
      <Field label="Name" name="name" required maxlength={200} problem={failure()?.fields.name} />
      <label class="field">
        Its feedback is
        <select name="policy">
          <option value="publish">{POLICY_NAMES.publish}</option>
          <option value="hold">{POLICY_NAMES.hold}</option>
        </select>
      </label>
      <label class="field">
        Its scores are
        <select name="metric">
          <option value="">as each entry says</option>
          <For each={METRICS}>{(metric) => <option value={metric}>{METRIC_NAMES[metric]}</option>}</For>
        </select>
      </label>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <button type="submit" class="main" disabled={busy()}>
        {busy() ? 'Making it …' : 'Make the source'}
      </button>
    </form>
  )
}

function readWish(given: FormData): SourceWish {
  const metric = METRICS.find((name) => name === given.get('metric'))
  return {
    name: String(given.get('name')),
    policy: given.get('policy') === 'hold' ? 'hold' : 'publish',
    ...(metric && { metric }),
  }
}
