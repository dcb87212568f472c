import { For, type JSX } from 'solid-js'
import type { FeedFilter } from '../../live/desk/feed.ts'
import { feedPath } from '../route.ts'

const TABS: readonly { filter: FeedFilter; name: string }[] = [
  { filter: null, name: 'All' },
  { filter: 'held', name: 'Held' },
  { filter: 'shown', name: 'Shown' },
  { filter: 'hidden', name: 'Hidden' },
  { filter: 'not-counted', name: 'Not counted' },
]

export function Tabs(props: { filter: FeedFilter }): JSX.Element {
  return (
    <nav class="tabs" aria-label="Which voices">
      <For each={TABS}>
        {({ filter, name }) => (
          <a
            href={feedPath({ show: filter, voice: null })}
            aria-current={props.filter === filter ? 'true' : undefined}
          >
            {name}
          </a>
        )}
      </For>
    </nav>
  )
}
