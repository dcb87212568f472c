import { createResource, createSignal, type JSX, Match, Show, Switch } from 'solid-js'
import type { Failure, Result } from '../api.ts'
import type { Account, Session } from '../session.ts'
import { Door } from './Door.tsx'
import { NewPasswordFields } from './NewPasswordFields.tsx'

interface ByLinkProps<T extends { email: string }> {
  session: Session
  title: string
  /** Asks the server what the link opens. */
  look: () => Promise<Result<T>>
  intro: (found: T) => JSX.Element
  /** Whom to ask when the link opens nothing any more. */
  otherwise: string
  act: (password: string) => Promise<Result<Account>>
  label: string
}

/** One password away from being in, by a link that works once. */
export function ByLink<T extends { email: string }>(props: ByLinkProps<T>): JSX.Element {
  const [looked, { refetch }] = createResource(() => props.look())
  const found = () => {
    const answer = looked()
    return answer?.ok ? answer.value : null
  }
  const failure = () => {
    const answer = looked()
    return answer?.ok === false ? answer.failure : null
  }
  return (
    <Door title={failure()?.status === 403 ? 'This link opens nothing any more' : props.title}>
      <Switch fallback={<p role="status">Opening …</p>}>
        <Match when={found()}>{(it) => <Choose {...props} found={it()} />}</Match>
        <Match when={failure()?.status === 403}>
          <p>It was used, taken back, or is too old. {props.otherwise}</p>
          <p class="buttons">
            <button type="button" class="main" onClick={() => props.session.leaveLink()}>
              Sign in instead
            </button>
          </p>
        </Match>
        <Match when={failure()}>
          {(it) => (
            <p role="alert">
              {it().detail}{' '}
              <button type="button" class="plain" onClick={() => refetch()}>
                Try again
              </button>
            </p>
          )}
        </Match>
      </Switch>
    </Door>
  )
}

function Choose<T extends { email: string }>(props: ByLinkProps<T> & { found: T }): JSX.Element {
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const [busy, setBusy] = createSignal(false)
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget as HTMLFormElement)
    setBusy(true)
    const result = await props.act(String(given.get('password')))
    setBusy(false)
    setFailure(result.ok ? null : result.failure)
  }
  return (
    <>
      <p>{props.intro(props.found)}</p>
      <form onSubmit={submit}>
        <NewPasswordFields email={props.found.email} autofocus problem={failure()?.fields.password} />
        <Show when={failure()}>{(it) => <p role="alert">{it().detail}</p>}</Show>
        <button type="submit" class="main" disabled={busy()}>
          {busy() ? 'Signing in …' : props.label}
        </button>
      </form>
    </>
  )
}
