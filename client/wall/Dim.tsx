import { type JSX, Show } from 'solid-js'

/** Darker than usual: a still layer over everything, which costs nothing to draw. */
export function Dim(props: { by: number }): JSX.Element {
  return (
    <Show when={props.by > 0}>
      <div class="dim" style={{ opacity: props.by }} />
    </Show>
  )
}
