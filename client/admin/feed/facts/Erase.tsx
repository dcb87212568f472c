import { type JSX, Show } from 'solid-js'
import type { Entry } from '../../../live/desk/filter.ts'
import { useOffice } from '../../context.ts'
import { useFeedDesk } from '../desk.ts'
import { isWithdrawn } from '../moderating.ts'

/** What a customer may ask for: the words and the person go, what counts stays. */
export function Erase(props: { entry: Entry }): JSX.Element {
  const { may } = useOffice()
  const { moderating } = useFeedDesk()
  return (
    <Show when={may('admin') && !isWithdrawn(props.entry)}>
      <section>
        <h2>At the customer’s wish</h2>
        <Show
          when={props.entry.erasing}
          fallback={
            <p>
              <button type="button" onClick={moderating.erase}>
                Erase words and person
              </button>
            </p>
          }
        >
          <p>Its words and its person are being erased. Undo brings them back for ten seconds.</p>
        </Show>
      </section>
    </Show>
  )
}
