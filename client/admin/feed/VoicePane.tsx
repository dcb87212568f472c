import { createEffect, type JSX, on, Show } from 'solid-js'
import type { Entry } from '../../live/desk/feed.ts'
import { momentText as touchpointText } from '../../wall/words.ts'
import { useOffice } from '../context.ts'
import { ScoreMark } from '../parts/ScoreMark.tsx'
import { momentText } from '../times.ts'
import { stateText, wordlessText } from '../words.ts'
import { Actions } from './Actions.tsx'
import type { Moderating } from './moderating.ts'
import type { Selection } from './selection.ts'
import { WallPreview } from './WallPreview.tsx'

interface VoicePaneProps {
  entry: Entry
  selection: Selection
  moderating: Moderating
  /** Whether it is being asked why the voice does not count. */
  asking: boolean
  ask: (asking: boolean) => void
}

/** The chosen voice, in the letters in which it stands on walls, and what can be done to it. */
export function VoicePane(props: VoicePaneProps): JSX.Element {
  let scroller: HTMLDivElement | undefined
  createEffect(
    on(
      () => props.entry.id,
      () => scroller?.scrollTo({ top: 0 }),
    ),
  )
  return (
    <article class="voice" aria-label="The chosen voice">
      <p class="back">
        <button type="button" class="plain" onClick={props.selection.leave}>
          ‹ Feed
        </button>
        <span>
          <button type="button" class="plain" onClick={() => props.selection.move(-1)}>
            Newer
          </button>
          <button type="button" class="plain" onClick={() => props.selection.move(1)}>
            Older
          </button>
        </span>
      </p>
      <div class="reading" ref={scroller}>
        <Circumstances entry={props.entry} />
        <blockquote
          class={`words serif ${sizeOf(props.entry.comment)}`}
          dir="auto"
          lang={props.entry.language}
        >
          {props.entry.comment ?? wordlessText(props.entry)}
        </blockquote>
        <Who entry={props.entry} />
        <WallPreview entry={props.entry} />
      </div>
      <Actions entry={props.entry} moderating={props.moderating} asking={props.asking} ask={props.ask} />
    </article>
  )
}

/** Long words are read, not looked at. */
function sizeOf(comment: string | undefined): string {
  const letters = comment?.length ?? 0
  if (letters > 700) return 'long'
  return letters > 240 ? 'middling' : 'short'
}

function Circumstances(props: { entry: Entry }): JSX.Element {
  const { places, now } = useOffice()
  return (
    <p class="circumstances">
      <Show when={places.sourceName(props.entry.source)}>{(name) => <bdi>{name()}</bdi>}</Show>
      <span>{momentText(Date.parse(props.entry.occurredAt ?? props.entry.arrivedAt), now())}</span>
      <span class="state">{stateText(props.entry)}</span>
    </p>
  )
}

function Who(props: { entry: Entry }): JSX.Element {
  return (
    <p class="who">
      <ScoreMark entry={props.entry} large />
      <span>
        <b>
          <bdi>{props.entry.author?.name ?? 'A customer'}</bdi>
        </b>{' '}
        <Show when={props.entry.touchpoint}>{(touchpoint) => <bdi>{touchpointText(touchpoint())}</bdi>}</Show>
        <Show when={props.entry.location}>
          {(location) => (
            <>
              {props.entry.touchpoint ? ', ' : ''}
              <bdi>{location()}</bdi>
            </>
          )}
        </Show>
      </span>
    </p>
  )
}
