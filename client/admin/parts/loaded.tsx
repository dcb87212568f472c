import { createSignal, type JSX, Match, onCleanup, Switch } from 'solid-js'
import type { Failure, Result } from '../api.ts'

/** What was asked for: not yet here, refused, or here. */
export type Loaded<T> = { is: 'loading' } | { is: 'failed'; failure: Failure } | { is: 'here'; value: T }

/** Asks at once, and again whenever `load` is called. What was here stays while it is asked for again. */
export function createLoaded<T>(ask: () => Promise<Result<T>>) {
  const [state, setState] = createSignal<Loaded<T>>({ is: 'loading' })
  let closed = false
  onCleanup(() => {
    closed = true
  })
  async function load(): Promise<void> {
    const answer = await ask()
    if (closed) return
    if (answer.ok) setState({ is: 'here', value: answer.value })
    else if (state().is !== 'here') setState({ is: 'failed', failure: answer.failure })
  }
  load()
  /** Takes what was learnt otherwise for what would be answered. */
  const learn = (value: T): void => void setState({ is: 'here', value })
  return { state, load, learn }
}

interface WaitForProps<T> {
  state: Loaded<T>
  again: () => void
  children: (value: () => T) => JSX.Element
}

/** What was asked for, or that it is on its way, or why it is not here. */
export function WaitFor<T>(props: WaitForProps<T>): JSX.Element {
  const value = () => (props.state.is === 'here' ? { it: props.state.value } : null)
  const failure = () => (props.state.is === 'failed' ? props.state.failure : null)
  return (
    <Switch
      fallback={
        <p class="quiet" role="status">
          Loading …
        </p>
      }
    >
      <Match when={value()}>{(here) => props.children(() => here().it)}</Match>
      <Match when={failure()}>{(it) => <Failed failure={it()} again={props.again} />}</Match>
    </Switch>
  )
}

export function Failed(props: { failure: Failure; again: () => void }): JSX.Element {
  return (
    <p role="alert">
      {props.failure.detail}{' '}
      <button type="button" class="plain" onClick={() => props.again()}>
        Try again
      </button>
    </p>
  )
}
