import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { Key } from '../parts/Key.tsx'
import { count } from '../words.ts'
import { COUNTED_TO, countText } from './counts.ts'
import { useFeedDesk } from './desk.ts'
import { MARKED_AT_MOST } from './marks.ts'

/** How many are decided about together; the buttons under it act on all of them. */
export function Ticked(): JSX.Element {
  const { marks, ticking, setTicking } = useFeedDesk()
  const none = () => {
    marks.clear()
    setTicking(false)
  }
  return (
    <div role="status">
      <Show when={marks.size() > 0 || ticking()}>
        <p class="ticked">
          <b>{count(marks.size(), 'voice', 'voices')} ticked</b>
          <AllThatMatch />
          <button type="button" class="plain" onClick={none}>
            <Key name="Esc" /> None
          </button>
        </p>
      </Show>
    </div>
  )
}

function AllThatMatch(): JSX.Element {
  const { feed } = useOffice()
  const { marks, counts } = useFeedDesk()
  const all = () => {
    const known = counts.counts()
    const show = feed.filter().show
    const n = known?.[show === 'not-counted' ? 'notCounted' : (show ?? 'all')] ?? feed.shown().length
    return n > COUNTED_TO ? `the newest ${countText(MARKED_AT_MOST)}` : `all ${countText(n)}`
  }
  return (
    <button type="button" class="plain" disabled={marks.gathering()} onClick={() => marks.all()}>
      <Key name="*" /> {marks.gathering() ? 'Gathering them …' : `Tick ${all()} that match`}
    </button>
  )
}
