import { createSignal, type JSX, Show } from 'solid-js'
import type { Failure } from '../api.ts'
import { useOffice } from '../context.ts'

interface LoadedProps<T> {
  path: string
  what: string
  children: (value: T, learn: (value: T) => void) => JSX.Element
}

/** A part of the page that is there as soon as it was read; what is learnt meanwhile takes its place. */
export function Loaded<T extends object>(props: LoadedProps<T>): JSX.Element {
  const { api } = useOffice()
  const [value, setValue] = createSignal<T | null>(null)
  const [failure, setFailure] = createSignal<Failure | null>(null)
  const load = async () => {
    const answer = await api.get<T>(props.path)
    setFailure(answer.ok ? null : answer.failure)
    if (answer.ok) setValue(() => answer.value)
  }
  load()
  return (
    <>
      <Show when={failure()}>
        {(it) => (
          <p role="alert">
            {props.what}: {it().detail}{' '}
            <button type="button" class="plain" onClick={load}>
              Try again
            </button>
          </p>
        )}
      </Show>
      <Show when={value()} keyed>
        {(it) => props.children(it, (next) => setValue(() => next))}
      </Show>
    </>
  )
}
