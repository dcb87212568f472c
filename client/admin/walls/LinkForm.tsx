import { createSignal, createUniqueId, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { Field } from '../parts/Field.tsx'
import type { Link } from './data.ts'
import { readHosts } from './read.ts'

interface LinkFormProps {
  link: Link | null
  /** What its button says. */
  name: string
  save: (wish: object) => Promise<Failure | null>
  cancel?: () => void
}

/** What a link is called, and which pages may frame the wall that it opens. */
export function LinkForm(props: LinkFormProps): JSX.Element {
  const id = createUniqueId()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    const text = (name: string) => String(given.get(name) ?? '')
    setBusy(true)
    setFailure(await props.save({ name: text('name'), frameHosts: readHosts(text('hosts')) }))
    setBusy(false)
  }
  const hostProblem = () => Object.entries(failure()?.fields ?? {}).find(([name]) => name !== 'name')?.[1]
  return (
    <form onSubmit={submit}>
      <Field
        label="What it is for"
        name="name"
        required
        maxlength={200}
        value={props.link?.name ?? ''}
        autofocus={props.link !== null}
        problem={failure()?.fields.name}
      />
      <div class="field">
        <label for={id}>Pages that may frame it</label>
        <textarea
          id={id}
          name="hosts"
          rows="2"
          spellcheck={false}
          value={props.link?.frameHosts.join('\n') ?? ''}
          aria-describedby={`${id}-more`}
          aria-invalid={hostProblem() ? true : undefined}
        />
        <p id={`${id}-more`} classList={{ problem: !!hostProblem(), hint: !hostProblem() }}>
          {hostProblem() ?? 'Hosts, one a line, as https://intranet.example.com. Empty is none.'}
        </p>
      </div>
      <p class="buttons">
        <button type="submit" disabled={busy()}>
          {busy() ? 'Saving …' : props.name}
        </button>
        <Show when={props.cancel}>
          {(cancel) => (
            <button type="button" class="plain" onClick={() => cancel()()}>
              Leave it
            </button>
          )}
        </Show>
      </p>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </form>
  )
}
