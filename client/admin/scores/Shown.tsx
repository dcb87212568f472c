import { type JSX, Match, Show, Switch } from 'solid-js'
import { Failed } from '../parts/loaded.tsx'
import type { Answer } from './answer.ts'

interface ShownProps<T> {
  answer: Answer<T>
  children: (value: () => T) => JSX.Element
}

/** What was answered, or that it is on its way, or why it is not here. */
export function Shown<T>(props: ShownProps<T>): JSX.Element {
  const value = () => {
    const it = props.answer.value()
    return it === null ? null : { it }
  }
  return (
    <div class="shown" aria-busy={props.answer.busy()}>
      <Switch>
        <Match when={value()}>{(here) => props.children(() => here().it)}</Match>
        <Match when={props.answer.failure()}>
          {(it) => <Failed failure={it()} again={props.answer.load} />}
        </Match>
      </Switch>
      <p class="quiet" role="status">
        <Show when={props.answer.busy() && value() === null}>Loading …</Show>
      </p>
    </div>
  )
}
