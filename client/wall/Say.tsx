import { Index, type JSX, Show } from 'solid-js'
import { type Said, useSpeech } from './speech.ts'
import type { TextKey } from './words/texts.ts'

/** A text of the wall's own, with its bold parts. Only the text that changes is set anew. */
export function Say(props: { it: TextKey; n?: number | undefined; values?: Said | undefined }): JSX.Element {
  const { pieces } = useSpeech()
  return (
    <Index each={pieces(props.it, { ...props.values, n: props.n })}>
      {(piece) => (
        <Show when={piece().strong} fallback={piece().text}>
          <b>{piece().text}</b>
        </Show>
      )}
    </Index>
  )
}
