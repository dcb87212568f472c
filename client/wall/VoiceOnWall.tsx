import { createEffect, type JSX, Show, untrack } from 'solid-js'
import type { Turn } from '../../shared/wall.ts'
import { useStage } from './context.ts'
import { stepsFor } from './fit.ts'
import { createFitted } from './fitted.ts'
import { createLettered, writtenOf } from './lettering.ts'
import { rise } from './motion.ts'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { useAttributes } from './Theirs.tsx'
import { clockText, dateText } from './times.ts'
import { Who } from './Who.tsx'
import { Wordless } from './Wordless.tsx'

/** One customer's own words, as large as they can stand whole. */
export function VoiceOnWall(props: { turn: Turn }): JSX.Element {
  const { arrives } = useStage()
  let block: HTMLDivElement | undefined
  const attributes = useAttributes()
  const { direction } = useSpeech()
  const lettered = createLettered(() => writtenOf(props.turn.voice))
  const turned = () =>
    attributes(props.turn.voice.words).dir !== direction() && props.turn.voice.words !== null
  createEffect(() => {
    if (lettered() && block && untrack(() => arrives(props.turn))) rise(block)
  })
  return (
    <div class="voice">
      <div class="voice-block" classList={{ turned: turned(), unlettered: !lettered() }} ref={block}>
        <Show when={props.turn.kind === 'returning'}>
          <Earlier turn={props.turn} />
        </Show>
        <Show when={props.turn.voice.words !== null} fallback={<Wordless voice={props.turn.voice} />}>
          <Words turn={props.turn} />
        </Show>
        <Who turn={props.turn} />
      </div>
    </div>
  )
}

function Earlier(props: { turn: Turn }): JSX.Element {
  const { view, now } = useStage()
  const speech = useSpeech()
  const { timeZone } = view()
  const today = () => props.turn.voice.at >= view().day.begins
  const when = () =>
    today()
      ? clockText(props.turn.voice.at, timeZone, speech)
      : dateText(props.turn.voice.at, { now: now(), timeZone, speech })
  return (
    <p class="earlier">
      <Say it={today() ? 'earlierToday' : 'earlier'} values={{ time: when(), date: when() }} />
    </p>
  )
}

function Words(props: { turn: Turn }): JSX.Element {
  const voice = () => props.turn.voice
  const attributes = useAttributes()
  const { format, wall } = useStage()
  let element: HTMLParagraphElement | undefined
  createFitted(
    () => {
      const block = element?.parentElement
      const room = block?.parentElement
      if (!element || !block || !room) return null
      return { element, words: voice().words ?? '', block, room, steps: stepsFor(format()) }
    },
    // In a column, that the server is lost takes a second line above the words.
    () => wall.connection,
  )
  return (
    <p
      ref={element}
      class="words serif"
      {...attributes(voice().words, voice())}
      data-feedback-id={voice().id}
    />
  )
}
