import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import type { NewSource } from '../places.ts'
import { MetricChoice, PolicyChoice, readMetric, readPolicy } from './choices.tsx'

export function NewSourceForm(props: { made: (source: NewSource) => void }): JSX.Element {
  const { places } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const metric = readMetric(given)
    setBusy(true)
    const wish = { name: String(given.get('name')), policy: readPolicy(given), ...(metric && { metric }) }
    const result = await places.makeSource(wish)
    setBusy(false)
    if (result.ok) props.made(result.value)
    else setFailure(result.failure)
  }
  return (
    <form class="new" onSubmit={submit} aria-labelledby="new-source">
      <h2 id="new-source">Another source</h2>
      <Field label="Name" name="name" required maxlength={200} problem={failure()?.fields.name} />
      <PolicyChoice chosen="publish" />
      <MetricChoice chosen={null} />
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <button type="submit" class="main" disabled={busy()}>
        {busy() ? 'Making it …' : 'Make the source'}
      </button>
    </form>
  )
}
