import type { JSX } from 'solid-js'
import type { Voice } from '../../shared/wall.ts'
import { maxOf, ScoreMark } from './Who.tsx'
import { WORDS } from './words.ts'

/** A voice that is a score alone: the score stands where words would. */
export function Wordless(props: { voice: Voice }): JSX.Element {
  const max = () => maxOf(props.voice)
  return (
    <div class="wordless" data-feedback-id={props.voice.id}>
      <ScoreMark voice={props.voice} />
      <p class="serif">
        <span class="out-of">{max() === 1 ? WORDS.thumb(props.voice.score === 1) : WORDS.outOf(max())}</span>
        <br />
        {WORDS.wordless}
      </p>
    </div>
  )
}
