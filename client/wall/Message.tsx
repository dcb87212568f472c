import { type JSX, Show } from 'solid-js'

interface MessageProps {
  title: string
  children?: JSX.Element
  wide?: boolean
  /** Whether the title is only digits: they are set in the wall's own serif in every language. */
  digits?: boolean
}

/** What the wall itself says where a voice would stand. */
export function Message(props: MessageProps): JSX.Element {
  return (
    <div class="voice" classList={{ wide: props.wide === true }}>
      <div class="voice-block">
        <h1 class="message serif" lang={props.digits ? 'en' : undefined}>
          {props.title}
        </h1>
        <Show when={props.children}>
          <p class="message-more">{props.children}</p>
        </Show>
      </div>
    </div>
  )
}
