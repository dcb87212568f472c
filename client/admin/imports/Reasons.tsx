import { For, type JSX, Show } from 'solid-js'
import type { ImportReason } from '../../../shared/imports.ts'
import { reasonText, whereText } from './texts.ts'

/** Why rows are refused, the most frequent first. */
export function Reasons(props: { reasons: readonly ImportReason[] }): JSX.Element {
  return (
    <Show when={props.reasons.length > 0}>
      <ul class="reasons" aria-label="Why rows are refused">
        <For each={props.reasons}>
          {(reason) => (
            <li>
              <bdi>{reasonText(reason.detail)}</bdi> <span class="quiet">{whereText(reason)}</span>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
