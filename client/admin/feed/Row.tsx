import { type JSX, Show } from 'solid-js'
import { useOffice } from '../context.ts'
import { ScoreMark } from '../parts/ScoreMark.tsx'
import { feedPath } from '../route.ts'
import { agoText } from '../times.ts'
import { wordlessText } from '../words.ts'
import type { Selection } from './selection.ts'

/** Two lines hold no more than this; a list of very long texts stays light. */
const LETTERS = 240

export function Row(props: { id: string; selection: Selection }): JSX.Element {
  const { feed, now } = useOffice()
  const entry = () => feed.entry(props.id)
  const isChosen = () => props.selection.id() === props.id
  const choose = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    props.selection.choose(props.id, { replace: props.selection.id() !== null })
  }
  return (
    <Show when={entry()}>
      {(voice) => (
        <li data-id={props.id} classList={{ chosen: isChosen() }}>
          <a
            class="row"
            href={feedPath({ show: feed.filter(), voice: props.id })}
            aria-current={isChosen() ? 'true' : undefined}
            onClick={choose}
          >
            <ScoreMark entry={voice()} />
            <span class="gist" dir="auto" classList={{ wordless: voice().comment === undefined }}>
              {voice().comment?.slice(0, LETTERS) ?? wordlessText(voice())}
            </span>
            <span class="aside">
              <small>{agoText(Date.parse(voice().occurredAt ?? voice().arrivedAt), now())}</small>
              <Show when={feed.filter() === null && voice().display !== 'shown'}>
                <small class="state">{voice().display}</small>
              </Show>
              <Show when={!voice().counted}>
                <small class="state">{voice().reason}</small>
              </Show>
            </span>
          </a>
        </li>
      )}
    </Show>
  )
}
