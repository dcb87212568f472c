import { For, type JSX } from 'solid-js'
import { useOffice } from '../context.ts'
import { KEYS } from './keys.ts'

export function KeysDialog(props: { ref: (element: HTMLDialogElement) => void }): JSX.Element {
  const { singleKeys } = useOffice()
  return (
    <dialog ref={props.ref} class="keys-dialog" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <dl>
        <For each={KEYS}>
          {({ name, does }) => (
            <div>
              <dt>
                <kbd>{name}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          )}
        </For>
      </dl>
      <form method="dialog">
        <label class="choice">
          <input
            type="checkbox"
            checked={singleKeys.on()}
            onChange={(event) => singleKeys.set(event.currentTarget.checked)}
          />{' '}
          Single keys act on the page
        </label>
        <button type="submit" class="main">
          Close
        </button>
      </form>
    </dialog>
  )
}
