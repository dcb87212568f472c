import { createEffect, type JSX, onCleanup, onMount, Show } from 'solid-js'
import type { Turn } from '../../shared/wall.ts'
import { useStage } from './context.ts'
import { fitWords } from './fit.ts'
import { rise } from './motion.ts'
import { clockText, dateText } from './times.ts'
import { Who } from './Who.tsx'
import { Wordless } from './Wordless.tsx'
import { WORDS } from './words.ts'

/** One customer's own words, as large as they can stand whole. */
export function VoiceOnWall(props: { turn: Turn }): JSX.Element {
  const { arrives } = useStage()
  let block: HTMLDivElement | undefined
  onMount(() => {
    if (block && arrives(props.turn)) rise(block)
  })
  return (
    <div class="voice">
      <div class="voice-block" ref={block}>
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
  const { timeZone, locale } = view()
  const today = () => props.turn.voice.at >= view().day.begins
  const when = () =>
    today()
      ? clockText(props.turn.voice.at, timeZone)
      : dateText(props.turn.voice.at, { now: now(), timeZone, locale })
  return (
    <p class="earlier">
      {today() ? WORDS.earlierToday : WORDS.earlier} <b>{when()}</b>
    </p>
  )
}

function Words(props: { turn: Turn }): JSX.Element {
  const voice = () => props.turn.voice
  let element: HTMLParagraphElement | undefined
  const fit = () => {
    const block = element?.parentElement
    const room = block?.parentElement
    if (element && block && room) fitWords({ element, words: voice().words ?? '', block, room })
  }
  createEffect(fit)
  onMount(() => {
    // Letters of another file and another screen size change what fits.
    window.addEventListener('resize', fit)
    document.fonts.addEventListener('loadingdone', fit)
    onCleanup(() => {
      window.removeEventListener('resize', fit)
      document.fonts.removeEventListener('loadingdone', fit)
    })
  })
  return (
    <p
      ref={element}
      class="words serif"
      dir="auto"
      lang={voice().language ?? undefined}
      data-feedback-id={voice().id}
    />
  )
}
