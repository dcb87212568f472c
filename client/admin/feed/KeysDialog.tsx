import { For, type JSX } from 'solid-js'
import { KEYS } from './keys.ts'

export function KeysDialog(props: { ref: (element: HTMLDialogElement) => void }): JSX.Element {
  return (
    <dialog ref={props.ref} class="keys-dialog" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        <For each={KEYS}>
          {({ name, does }) => (
            <>
              <dt>
                <kbd>{name}</kbd>
              </dt>
              <dd>{does}</dd>
            </>
          )}
        </For>
      </dl>
      <form method="dialog">
        <button type="submit" class="main">
          Close
        </button>
      </form>
    </dialog>
  )
}
