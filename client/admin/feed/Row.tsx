import { type JSX, Show } from 'solid-js'
import type { Entry } from '../../live/desk/filter.ts'
import { useOffice } from '../context.ts'
import { ScoreMark } from '../parts/ScoreMark.tsx'
import { agoText } from '../times.ts'
import { beginning, maskedWords, wordlessText } from '../words.ts'
import { useFeedDesk } from './desk.ts'

/** Two lines hold no more than this; a list of very long texts stays light. */
const LETTERS = 240

interface RowProps {
  id: string
  /** Its place in the list, from 0, of how many; −1 where that is not known. */
  place: number
  of: number
  /** Pixels below the list's beginning. */
  top: number
}

export function Row(props: RowProps): JSX.Element {
  const { feed } = useOffice()
  const { selection, marks } = useFeedDesk()
  const isChosen = () => selection.id() === props.id
  return (
    <Show when={feed.entry(props.id)}>
      {(voice) => (
        <li
          data-id={props.id}
          classList={{ chosen: isChosen(), ticked: marks.has(props.id) }}
          style={{ top: `${props.top}px` }}
          aria-posinset={props.place + 1}
          aria-setsize={props.of}
        >
          <Tick entry={voice()} />
          <Gist entry={voice()} chosen={isChosen()} />
        </li>
      )}
    </Show>
  )
}

function Tick(props: { entry: Entry }): JSX.Element {
  const { marks } = useFeedDesk()
  const tick = (event: Event) => marks.set(props.entry.id, (event.target as HTMLInputElement).checked)
  return (
    <input
      type="checkbox"
      class="tick"
      aria-label={`Tick ${beginning(props.entry)}`}
      checked={marks.has(props.entry.id)}
      onChange={tick}
    />
  )
}

function Gist(props: { entry: Entry; chosen: boolean }): JSX.Element {
  const { now } = useOffice()
  const { selection, marks } = useFeedDesk()
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (event.shiftKey) marks.upTo(props.entry.id)
    else selection.choose(props.entry.id, { replace: selection.id() !== null })
  }
  return (
    <a
      class="row"
      href={selection.pathOf(props.entry.id)}
      aria-current={props.chosen ? 'true' : undefined}
      onClick={choose}
    >
      <ScoreMark entry={props.entry} />
      <span class="gist" dir="auto" classList={{ wordless: props.entry.comment === undefined }}>
        {maskedWords(props.entry)?.slice(0, LETTERS) ?? wordlessText(props.entry)}
      </span>
      <span class="aside">
        <small>{agoText(Date.parse(props.entry.occurredAt ?? props.entry.arrivedAt), now())}</small>
        <State entry={props.entry} />
      </span>
    </a>
  )
}

/** What sets it apart from the others of its list; and who else is reading it. */
function State(props: { entry: Entry }): JSX.Element {
  const { feed } = useOffice()
  const { othersOn } = useFeedDesk()
  const text = () => {
    const { display, counted, reason, suspected } = props.entry
    if (!counted) return reason
    if (suspected) return 'spam?'
    return feed.filter().show === undefined && display !== 'shown' ? display : null
  }
  return (
    <>
      <Show when={text()}>{(it) => <small class="state">{it()}</small>}</Show>
      <Show when={othersOn(props.entry.id).length > 0}>
        <small class="state reading-it">being read</small>
      </Show>
    </>
  )
}
