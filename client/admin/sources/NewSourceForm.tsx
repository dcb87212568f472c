import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import type { Preset } from '../hooks/data.ts'
import { ToolChoice } from '../hooks/setup/ToolChoice.tsx'
import { Field } from '../parts/Field.tsx'
import type { NewSource } from '../places.ts'
import { MetricChoice, MetricQuestion, PolicyChoice, readMetric, readPolicy } from './choices.tsx'

interface NewSourceFormProps {
  made: (source: NewSource) => void
  /** Whether only tools are offered: a program has been dealt with elsewhere. */
  toolsOnly?: boolean
}

export function NewSourceForm(props: NewSourceFormProps): JSX.Element {
  const { places } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [tool, setTool] = createSignal<Preset | null>(null)
  const [name, setName] = createSignal('')
  const choose = (next: Preset | null) => {
    // What somebody has typed stays.
    if (name() === '' || name() === tool()?.title) setName(next?.title ?? '')
    setTool(next)
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const metric = readMetric(given)
    const preset = tool()?.name
    setBusy(true)
    const wish = { name: name(), policy: readPolicy(given) }
    const result = await places.makeSource({ ...wish, ...(metric && { metric }), ...(preset && { preset }) })
    setBusy(false)
    if (result.ok) props.made(result.value)
    else setFailure(result.failure)
  }
  return (
    <form class="new" onSubmit={submit} aria-label="Another source">
      <Show when={!props.toolsOnly}>
        <h2>Another source</h2>
      </Show>
      <ToolChoice chosen={tool()} choose={choose} toolsOnly={props.toolsOnly === true} />
      <Show when={tool() !== null || !props.toolsOnly}>
        <Field
          label="Name"
          name="name"
          required
          maxlength={200}
          value={name()}
          problem={failure()?.fields.name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <PolicyChoice chosen="publish" />
        <Show when={tool()} fallback={<MetricChoice chosen={null} />}>
          <Show when={tool()?.needs.includes('metric')}>
            <MetricQuestion />
          </Show>
        </Show>
        <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
        <button type="submit" class="main" disabled={busy()}>
          {busy() ? 'Making it …' : 'Make the source'}
        </button>
      </Show>
    </form>
  )
}
