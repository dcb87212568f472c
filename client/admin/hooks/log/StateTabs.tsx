import { For, type JSX, Show } from 'solid-js'
import type { DeliveryState } from '../../../../shared/deliveries.ts'
import type { DeliveryCounts } from '../data.ts'

/** Which deliveries are listed: by a name for the address, each of some verdicts. */
export const LISTS = [
  { name: 'all', label: 'All', states: [] },
  { name: 'waiting', label: 'Waiting', states: ['inbox', 'partly', 'deferred'] },
  { name: 'kept', label: 'Kept', states: ['kept', 'partly'] },
  { name: 'refused', label: 'Refused', states: ['refused'] },
  { name: 'without', label: 'Nothing to keep', states: ['ignored', 'repeated', 'dismissed'] },
] as const satisfies readonly { name: string; label: string; states: readonly DeliveryState[] }[]

export type ListName = (typeof LISTS)[number]['name']

export function listNamed(name: string | null): (typeof LISTS)[number] {
  return LISTS.find((list) => list.name === name) ?? LISTS[0]
}

export function StateTabs(props: {
  path: string
  chosen: ListName
  counts: DeliveryCounts | null
}): JSX.Element {
  const countOf = (states: readonly DeliveryState[], counts: DeliveryCounts) =>
    states.length === 0
      ? Object.values(counts).reduce((sum, n) => sum + n, 0)
      : states.reduce((sum, state) => sum + (counts[state] ?? 0), 0)
  return (
    <nav class="state-tabs" aria-label="Which deliveries">
      <For each={LISTS}>
        {({ name, label, states }) => (
          <a
            href={name === 'all' ? props.path : `${props.path}?list=${name}`}
            aria-current={props.chosen === name ? 'true' : undefined}
          >
            {label}
            <Show when={props.counts}>
              {(counts) => <span> {countOf(states, counts()).toLocaleString('en')}</span>}
            </Show>
          </a>
        )}
      </For>
    </nav>
  )
}
