import { For, type JSX, Show } from 'solid-js'
import type { DeliverySummary } from '../../../../shared/deliveries.ts'
import { becameText, didText } from '../texts.ts'

const LINKED = 3

/** What a delivery became, with links to the voices. */
export function Became(props: { delivery: DeliverySummary }): JSX.Element {
  const entries = () => props.delivery.entries
  return (
    <Show when={entries().length > 0}>
      <span class="became">
        {' '}
        as{' '}
        <Show
          when={entries().length > 1}
          fallback={<For each={entries()}>{(entry) => <Link entry={entry} />}</For>}
        >
          {becameText(props.delivery)}:{' '}
          <For each={entries().slice(0, LINKED)}>
            {(entry, at) => (
              <>
                {at() > 0 ? ', ' : ''}
                <Link entry={entry} />
              </>
            )}
          </For>
          <Show when={entries().length > LINKED}> and {entries().length - LINKED} more</Show>
        </Show>
      </span>
    </Show>
  )
}

/** A withdrawal of what never came has nothing to look at. */
function Link(props: { entry: DeliverySummary['entries'][number] }): JSX.Element {
  return (
    <Show when={props.entry.did !== 'withdrawn before it came'} fallback={didText(props.entry.did)}>
      <a href={`/admin/feedback/${props.entry.id}`}>{didText(props.entry.did)}</a>
    </Show>
  )
}
