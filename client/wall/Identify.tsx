import { type JSX, Show } from 'solid-js'
import type { ScreenState } from '../../shared/screens.ts'

/** Names of more letters stand smaller. */
const LONG = 14
const LONGER = 40

/** Which TV this is, for somebody who stands in the corridor and looks at all of them. */
export function Identify(props: { screen: ScreenState | null; now: number }): JSX.Element {
  const stands = () => (props.screen?.identifyUntil ?? 0) > props.now
  const name = () => props.screen?.name ?? ''
  return (
    <Show when={stands()}>
      <div class="identify">
        <p
          class="serif"
          classList={{ long: name().length > LONG, longer: name().length > LONGER }}
          dir="auto"
          data-screen-name=""
        >
          {name()}
        </p>
      </div>
    </Show>
  )
}
