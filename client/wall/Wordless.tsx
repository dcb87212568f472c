import type { JSX } from 'solid-js'
import type { Voice } from '../../shared/wall.ts'
import { useSpeech } from './speech.ts'
import { maxOf, ScoreMark } from './Who.tsx'

/** A voice that is a score alone: the score stands where words would. */
export function Wordless(props: { voice: Voice }): JSX.Element {
  const { say } = useSpeech()
  const max = () => maxOf(props.voice)
  const score = () =>
    max() === 1 ? say(props.voice.score === 1 ? 'thumbUp' : 'thumbDown') : say('outOf', { n: max() })
  return (
    <div class="wordless" data-feedback-id={props.voice.id}>
      <ScoreMark voice={props.voice} />
      <p class="serif">
        <span class="out-of">{score()}</span>
        <br />
        {say('wordless')}
      </p>
    </div>
  )
}
