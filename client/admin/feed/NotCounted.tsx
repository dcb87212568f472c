import { For, type JSX, onMount } from 'solid-js'
import { useFeedDesk } from './desk.ts'
import type { ExcludeReason } from './moderating.ts'

const REASONS: readonly { reason: ExcludeReason; name: string }[] = [
  { reason: 'spam', name: 'Spam' },
  { reason: 'test', name: 'A test' },
  { reason: 'duplicate', name: 'A duplicate' },
]

/** Asks why: scores and statements tell how many do not count, and the audit log who said so. */
export function NotCounted(): JSX.Element {
  const { moderating, ask } = useFeedDesk()
  let first: HTMLButtonElement | undefined
  let note: HTMLInputElement | undefined
  onMount(() => first?.focus())
  const choose = (reason: ExcludeReason) => {
    void moderating.exclude(reason, note?.value.trim() ?? '')
    ask(null)
  }
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && ask(null)
  return (
    <fieldset class="why" onKeyDown={leave}>
      <legend>Why does it not count?</legend>
      <div class="buttons">
        <For each={REASONS}>
          {({ reason, name }, index) => (
            <button
              type="button"
              ref={(element) => {
                if (index() === 0) first = element
              }}
              onClick={() => choose(reason)}
            >
              {name}
            </button>
          )}
        </For>
        <input
          ref={note}
          type="text"
          maxlength={200}
          aria-label="Note"
          placeholder="Note, if there is more to say"
        />
        <button type="button" class="plain" onClick={() => ask(null)}>
          Cancel
        </button>
      </div>
    </fieldset>
  )
}
