import { For, type JSX, Show } from 'solid-js'
import type { Why } from '../../../shared/deliveries.ts'
import { whyText } from './texts.ts'

/** What was not understood, each with where it stands. */
export function Whys(props: { whys: readonly Why[] }): JSX.Element {
  return (
    <Show when={props.whys.length > 0}>
      <ul class="whys">
        <For each={props.whys}>
          {(why) => (
            <li>
              <bdi>{whyText(why)}</bdi>
              <Show when={why.pointer}>
                {(pointer) => (
                  <>
                    {' '}
                    <code>
                      <bdi>{pointer()}</bdi>
                    </code>
                  </>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
