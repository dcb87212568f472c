import { createSignal, type JSX, onCleanup, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { Field } from '../parts/Field.tsx'
import type { Session } from '../session.ts'
import { Door } from './Door.tsx'

interface SignInProps {
  session: Session
  /** Whether this page was open when the session ended. */
  expired: boolean
  /** Whether somebody came by a set-up link that has done its work. */
  usedLink: boolean
}

export function SignIn(props: SignInProps): JSX.Element {
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const wait = createCountdown()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    const result = await props.session.signIn({
      email: String(given.get('email')),
      password: String(given.get('password')),
    })
    setBusy(false)
    setFailure(result.ok ? null : result.failure)
    if (!result.ok && result.failure.retryAfter !== null) wait.begin(result.failure.retryAfter)
  }
  const complaint = () => {
    const it = failure()
    if (!it) return null
    if (it.status !== 429) return it.detail
    return wait.left() > 0 ? `Too many wrong tries. Wait ${wait.left()} s.` : 'You can try again now.'
  }
  return (
    <Door title="Sign in">
      <Show when={props.expired}>
        <p role="status">Your session has ended. Sign in, and you are back where you were.</p>
      </Show>
      <Show when={props.usedLink}>
        <p role="status">This set-up link has done its work: the server has an owner.</p>
      </Show>
      <form onSubmit={submit}>
        <Field label="E-mail" name="email" type="email" autocomplete="username" required autofocus />
        <Field label="Password" name="password" type="password" autocomplete="current-password" required />
        <Show when={complaint()}>{(text) => <p role="alert">{text()}</p>}</Show>
        <button type="submit" class="main" disabled={busy() || wait.left() > 0}>
          {busy() ? 'Signing in …' : 'Sign in'}
        </button>
      </form>
    </Door>
  )
}

function createCountdown() {
  const [left, setLeft] = createSignal(0)
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  onCleanup(stop)
  return {
    left,
    begin(seconds: number): void {
      stop()
      setLeft(seconds)
      timer = setInterval(() => setLeft((before) => Math.max(0, before - 1)), 1000)
    },
  }
}
