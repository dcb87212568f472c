import { For, type JSX, Show } from 'solid-js'
import type { FeedFilter, Show as ShowName } from '../../live/desk/filter.ts'
import { searchOf } from '../../live/desk/filter.ts'
import { feedPath } from '../route.ts'
import { COUNTED_TO, countText, type FeedCounts } from './counts.ts'
import { useFeedDesk } from './desk.ts'

const TABS: readonly { show: ShowName | undefined; name: string; count: keyof FeedCounts }[] = [
  { show: 'held', name: 'Held', count: 'held' },
  { show: 'shown', name: 'Shown', count: 'shown' },
  { show: 'hidden', name: 'Hidden', count: 'hidden' },
  { show: 'not-counted', name: 'Not counted', count: 'notCounted' },
  { show: undefined, name: 'All', count: 'all' },
]

export function Tabs(props: { filter: FeedFilter }): JSX.Element {
  const { counts } = useFeedDesk()
  /** Then there are so many that the lists would not stand side by side. */
  const isCrowded = () => (counts.counts()?.all ?? 0) >= COUNTED_TO
  const pathOf = (show: ShowName | undefined) => {
    const { show: _, ...others } = props.filter
    return feedPath({ search: searchOf({ ...others, ...(show && { show }) }), voice: null })
  }
  return (
    <nav class="tabs" classList={{ crowded: isCrowded() }} aria-label="Which voices">
      <For each={TABS}>
        {({ show, name, count }) => (
          <a href={pathOf(show)} aria-current={props.filter.show === show ? 'true' : undefined}>
            {name}
            <Show when={counts.counts()}>{(known) => <span> {countText(known()[count])}</span>}</Show>
          </a>
        )}
      </For>
    </nav>
  )
}
