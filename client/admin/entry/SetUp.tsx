import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { Field } from '../parts/Field.tsx'
import type { Session } from '../session.ts'
import { Door } from './Door.tsx'

const PASSWORD_LENGTH = 10

/** The first owner, by the link that the server printed. */
export function SetUp(props: { session: Session; setupKey: string }): JSX.Element {
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const [visible, setVisible] = createSignal(false)
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
        <Field
          label="Password"
          name="password"
          type={visible() ? 'text' : 'password'}
          autocomplete="new-password"
          required
          minlength={PASSWORD_LENGTH}
          maxlength={1000}
          hint={`At least ${PASSWORD_LENGTH} characters. A few words that only you put together are best.`}
          problem={failure()?.fields.password}
        />
        <label class="choice">
          <input type="checkbox" onChange={(event) => setVisible(event.currentTarget.checked)} /> Show the
          password
        </label>
        <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
        <button type="submit" class="main" disabled={busy()}>
          {busy() ? 'Setting up …' : 'Set up and sign in'}
        </button>
      </form>
    </Door>
  )
}
