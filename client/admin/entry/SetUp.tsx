import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { Field } from '../parts/Field.tsx'
import type { Session } from '../session.ts'
import { Door } from './Door.tsx'
import { NewPasswordFields } from './NewPasswordFields.tsx'

/** The first owner, by the link that the server printed. */
export function SetUp(props: { session: Session; setupKey: string }): JSX.Element {
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    const result = await props.session.setUp({
      key: props.setupKey,
      email: String(given.get('email')),
      password: String(given.get('password')),
    })
    setBusy(false)
    setFailure(result.ok ? null : result.failure)
  }
  return (
    <Door title="Make it yours">
      <p>You are the first here. With these you will sign in from now on.</p>
      <form onSubmit={submit}>
        <Field
          label="E-mail"
          name="email"
          type="email"
          autocomplete="username"
          required
          autofocus
          problem={failure()?.fields.email}
        />
        <NewPasswordFields problem={failure()?.fields.password} />
        <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
        <button type="submit" class="main" disabled={busy()}>
          {busy() ? 'Setting up …' : 'Set up and sign in'}
        </button>
      </form>
    </Door>
  )
}
