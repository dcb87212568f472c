import { createEffect, type JSX, on, Show } from 'solid-js'
import type { Entry } from '../../live/desk/filter.ts'
import { ENGLISH } from '../../wall/speech.ts'
import { momentText as touchpointText } from '../../wall/words/moments.ts'
import { useOffice } from '../context.ts'
import { ScoreMark } from '../parts/ScoreMark.tsx'
import { momentText } from '../times.ts'
import { stateText } from '../words.ts'
import { Actions } from './Actions.tsx'
import { useFeedDesk } from './desk.ts'
import { WallPreview } from './WallPreview.tsx'
import { PassageEditor } from './words/PassageEditor.tsx'
import { Words } from './words/Words.tsx'

/** The chosen voice, in the letters in which it stands on walls, and what can be done to it. */
export function VoicePane(props: { entry: Entry }): JSX.Element {
  const { asking } = useFeedDesk()
  let scroller: HTMLElement | undefined
  createEffect(
    on(
      () => props.entry.id,
      () => scroller?.scrollTo({ top: 0 }),
    ),
  )
  return (
    <article class="voice" aria-label="The chosen voice">
      <Back />
      {/* A long voice is scrolled by the arrow keys, too. */}
      <section class="reading" ref={scroller} tabindex="0" aria-label="Its words">
        <Circumstances entry={props.entry} />
        <Others id={props.entry.id} />
        <Words entry={props.entry} />
        <Who entry={props.entry} />
        <Show when={asking() === 'passages'} fallback={<WallPreview />}>
          <Show when={props.entry.id} keyed>
            <PassageEditor entry={props.entry} />
          </Show>
        </Show>
      </section>
      <Actions entry={props.entry} />
    </article>
  )
}

function Back(): JSX.Element {
  const { selection } = useFeedDesk()
  return (
    <p class="back">
      <button type="button" class="plain" onClick={selection.leave}>
        ‹ Feed
      </button>
      <span>
        <button type="button" class="plain" onClick={() => selection.move(-1)}>
          Newer
        </button>
        <button type="button" class="plain" onClick={() => selection.move(1)}>
          Older
        </button>
      </span>
    </p>
  )
}

function Circumstances(props: { entry: Entry }): JSX.Element {
  const { places, now } = useOffice()
  return (
    <p class="circumstances">
      <Show when={props.entry.touchpoint}>{(touchpoint) => <bdi>{touchpoint()}</bdi>}</Show>
      <Show when={places.sourceName(props.entry.source)}>{(name) => <bdi>{name()}</bdi>}</Show>
      <span>{momentText(Date.parse(props.entry.occurredAt ?? props.entry.arrivedAt), now())}</span>
      <span class="state">{stateText(props.entry)}</span>
    </p>
  )
}

/** Two on the same voice see each other before both decide. */
function Others(props: { id: string }): JSX.Element {
  const { othersOn } = useFeedDesk()
  return (
    <p class="others" role="status">
      <Show when={othersOn(props.id).length > 0}>
        <bdi>{othersOn(props.id).join(', ')}</bdi> {othersOn(props.id).length === 1 ? 'is' : 'are'} reading
        it, too
      </Show>
    </p>
  )
}

function Who(props: { entry: Entry }): JSX.Element {
  const { onWalls } = useFeedDesk()
  const onWall = () => onWalls.chosen()?.voice
  const name = () => {
    const given = props.entry.author?.name
    const voice = onWall()
    if (given === undefined) return 'A customer'
    return voice ? (voice.name ?? 'Without the name') : given
  }
  return (
    <p class="who">
      <ScoreMark entry={props.entry} large />
      <span>
        <b>
          <bdi>{name()}</bdi>
        </b>{' '}
        <Show when={props.entry.touchpoint}>
          {(touchpoint) => <bdi>{touchpointText(touchpoint(), ENGLISH)}</bdi>}
        </Show>
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
