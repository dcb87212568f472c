import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { createLoaded, WaitFor } from './loaded.tsx'

interface ReadFromProps<T> {
  path: string
  children: (value: T, learn: (value: T) => void) => JSX.Element
}

/** A part of the page that is there as soon as it was read, and begins anew with what is learnt meanwhile. */
export function ReadFrom<T extends object>(props: ReadFromProps<T>): JSX.Element {
  const { api } = useOffice()
  const read = createLoaded(() => api.get<T>(props.path))
  return (
    <WaitFor state={read.state()} again={read.load}>
      {(value) => (
        <Show when={value()} keyed>
          {(it) => props.children(it, read.learn)}
        </Show>
      )}
    </WaitFor>
  )
}
