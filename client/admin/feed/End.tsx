import { type JSX, Show } from 'solid-js'
import type { FeedFilter } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { count, emptyText } from '../words.ts'

/** What stands under the last row: more to come, nothing, or what went wrong. */
export function End(props: { filter: FeedFilter }): JSX.Element {
  const { feed, loading } = useOffice()
  const again = () => {
    const isOlder = loading.has(props.filter) && feed.next() !== null
    return isOlder ? loading.more() : loading.open(props.filter, null)
  }
  return (
    <div class="end">
      <Show when={loading.failure()} fallback={<Ordinary filter={props.filter} />}>
        {(failure) => (
          <p role="alert">
            {failure().detail}{' '}
            <button type="button" class="plain" onClick={again}>
              Try again
            </button>
          </p>
        )}
      </Show>
    </div>
  )
}

function Ordinary(props: { filter: FeedFilter }): JSX.Element {
  const { feed, loading } = useOffice()
  const text = () => {
    const n = feed.shown().length
    if (!loading.has(props.filter)) return 'Loading …'
    if (n === 0) return emptyText(props.filter)
    return `That is all: ${count(n, 'voice', 'voices')}.`
  }
  return (
    <Show when={feed.next() !== null && loading.has(props.filter)} fallback={<p>{text()}</p>}>
      {/* Older voices come by themselves; the button is for who wants them at once. */}
      <button type="button" class="plain" onClick={() => loading.more()}>
        {loading.loading() ? 'Loading …' : 'Older voices'}
      </button>
    </Show>
  )
}
