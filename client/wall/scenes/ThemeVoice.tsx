import { type JSX, Show } from 'solid-js'
import type { Voice } from '../../../shared/wall.ts'
import { useStage } from '../context.ts'
import { createFitted } from '../fitted.ts'
import { createLettered, writtenOf } from '../lettering.ts'
import { Theirs, useAttributes } from '../Theirs.tsx'

/** From the reading size down to what can be read at all, root units. */
const STEPS = [3.25, 2.875, 2.625]

/** One of a theme's voices: whole where it can be, else its first words. */
export function ThemeVoice(props: { voice: Voice }): JSX.Element {
  const { format } = useStage()
  const attributes = useAttributes()
  const lettered = createLettered(() => writtenOf(props.voice))
  let room: HTMLDivElement | undefined
  let element: HTMLParagraphElement | undefined
  createFitted(() => {
    // Asked so that it is fitted anew in another composition.
    format()
    return room && element
      ? { element, words: props.voice.words ?? '', block: element, room, steps: STEPS }
      : null
  })
  return (
    <div class="theme-voice" classList={{ unlettered: !lettered() }}>
      <i class={`mood ${props.voice.mood}`} />
      <div class="theme-words" ref={room}>
        <p
          ref={element}
          class="words serif"
          {...attributes(props.voice.words, props.voice)}
          data-feedback-id={props.voice.id}
        />
      </div>
      <Show when={props.voice.name}>
        <p class="theme-name">
          <Theirs text={props.voice.name} beside={props.voice.language} />
        </p>
      </Show>
    </div>
  )
}
