import { type JSX, Show } from 'solid-js'

/** What the wall itself says where a voice would stand. */
export function Message(props: { title: string; children?: JSX.Element; wide?: boolean }): JSX.Element {
  return (
    <div class="voice" classList={{ wide: props.wide === true }}>
      <div class="voice-block">
        <h1 class="message serif">{props.title}</h1>
        <Show when={props.children}>
          <p class="message-more">{props.children}</p>
        </Show>
      </div>
    </div>
  )
}
