import { createMemo, type JSX, Show } from 'solid-js'
import type { Entry } from '../../live/desk/feed.ts'
import { useOffice } from '../context.ts'
import { ScoreMark } from '../parts/ScoreMark.tsx'
import { count, wordlessText } from '../words.ts'

/** The first voice, the moment it is there, and which screens have drawn it. */
export function SeeArrive(props: { id: string | null }): JSX.Element {
  const { feed } = useOffice()
  const entry = createMemo(() => (props.id === null ? null : (feed.entry(props.id) ?? null)))
  return (
    <div aria-live="polite">
      <Show when={entry()} fallback={<p class="awaiting">Waiting for it …</p>}>
        {(voice) => <Arrived entry={voice()} />}
      </Show>
    </div>
  )
}

function Arrived(props: { entry: Entry }): JSX.Element {
  return (
    <div>
      <blockquote class="words serif first" dir="auto">
        {props.entry.comment ?? wordlessText(props.entry)}
      </blockquote>
      <p class="who">
        <ScoreMark entry={props.entry} large />
        <b>
          <bdi>{props.entry.author?.name ?? 'A customer'}</bdi>
        </b>
      </p>
      <p>{useDrawnText(() => props.entry)()}</p>
      <p class="hint">
        It counts like any other. In the feed you can mark it as a test, and then it does not.
      </p>
    </div>
  )
}

function useDrawnText(entry: () => Entry): () => string {
  const { desk } = useOffice()
  return () => {
    const screens = desk.screens()
    const { display, revision } = entry()
    if (display !== 'shown') return `It is ${display}: its words stand on no wall until somebody shows it.`
    if (screens.length === 0) return 'No screen is connected: open the wall to see it there, too.'
    const drawn = screens.filter((screen) => screen.revision >= revision).length
    return `Drawn by ${drawn} of ${count(screens.length, 'screen', 'screens')}.`
  }
}
