import type { JSX } from 'solid-js'

/** A key's cap beside what it does. The button says by itself what it is: readers are told of the key otherwise. */
export function Key(props: { name: string }): JSX.Element {
  return (
    <span class="key" aria-hidden="true">
      {props.name}
    </span>
  )
}
