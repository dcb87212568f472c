import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'
import { NewPasswordFields } from '../entry/NewPasswordFields.tsx'
import { Field } from '../parts/Field.tsx'

export function Password(): JSX.Element {
  const { api } = useOffice()
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [done, setDone] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const given = new FormData(form)
    setBusy(true)
    const wish = { current: String(given.get('current')), password: String(given.get('password')) }
    const result = await api.put('/password', wish)
    setBusy(false)
    setDone(result.ok)
    setFailure(result.ok ? null : result.failure)
    if (result.ok) form.reset()
  }
  return (
    <form class="new" onSubmit={submit} aria-labelledby="password">
      <h2 id="password">Password</h2>
      <Field
        label="The one you have"
        name="current"
        type="password"
        autocomplete="current-password"
        required
        problem={failure()?.fields.current}
      />
      <NewPasswordFields label="A new one" problem={failure()?.fields.password} />
      <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
      <p role="status">
        <Show when={done()}>Your password is changed, and everywhere else you are signed out.</Show>
      </p>
      <button type="submit" disabled={busy()}>
        {busy() ? 'Changing it …' : 'Change the password'}
      </button>
    </form>
  )
}
