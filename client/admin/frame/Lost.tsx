import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { clockText } from '../times.ts'

/** Says since when the page is not live; what stands on it may be old. */
export function Lost(): JSX.Element {
  const { desk } = useOffice()
  const since = () => desk.lostAt() ?? desk.now()
  return (
    <div role="status">
      <Show when={desk.connection() === 'lost'}>
        <p class="lost">
          No connection since {clockText(since())}. This page keeps trying, and catches up by itself.
        </p>
      </Show>
    </div>
  )
}
