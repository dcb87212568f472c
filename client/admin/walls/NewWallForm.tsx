import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { Field } from '../parts/Field.tsx'
import { type NewWall, settingsHere } from '../places.ts'
import { slugOf } from './texts.ts'

export function NewWallForm(props: { made: (wall: NewWall) => void }): JSX.Element {
  const { api, places } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [name, setName] = createSignal('')
  /** Null as long as the address follows the name. */
  const [slug, setSlug] = createSignal<string | null>(null)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setBusy(true)
    const wish = { ...settingsHere(), name: name(), slug: slug() ?? slugOf(name()) }
    const answer = await api.post<NewWall>('/walls', wish)
    setBusy(false)
    setFailure(answer.ok ? null : answer.failure)
    if (!answer.ok) return
    props.made(answer.value)
    places.load()
  }
  return (
    <form class="new" onSubmit={submit}>
      <h2>A new wall</h2>
      <Field
        label="Name"
        name="name"
        required
        maxlength={200}
        value={name()}
        onInput={(event) => setName(event.currentTarget.value)}
        problem={failure()?.fields.name}
      />
      <Field
        label="Address"
        name="slug"
        required
        maxlength={64}
        autocapitalize="none"
        spellcheck={false}
        value={slug() ?? slugOf(name())}
        onInput={(event) => setSlug(event.currentTarget.value)}
        hint="Behind /wall/, in lower-case letters, digits and hyphens."
        problem={failure()?.fields.slug}
      />
      <p>
        <button type="submit" class="main" disabled={busy()}>
          {busy() ? 'Making it …' : 'Make the wall'}
        </button>
      </p>
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
    </form>
  )
}
