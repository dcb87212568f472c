import { type JSX, Show } from 'solid-js'
import { OWN_SCALE } from '../../../shared/metric.ts'
import type { Entry } from '../../live/desk/feed.ts'
import { scoreOnMark } from '../../wall/score-on-mark.ts'
import { scoreWithScale } from '../words.ts'

type Scored = Pick<Entry, 'metric' | 'score' | 'scale' | 'mood'>

/** A score on the shape of its mood; the shape alone where there is no score. */
export function ScoreMark(props: { entry: Scored; large?: boolean }): JSX.Element {
  const text = () => {
    const { metric, score, scale } = props.entry
    if (score === undefined) return ''
    return scoreOnMark(metric ?? null, score, scale?.max ?? (metric ? OWN_SCALE[metric].max : 10))
  }
  return (
    <span class="score-mark" classList={{ large: props.large === true, empty: text() === '' }}>
      <i class={`mood ${props.entry.mood}`} aria-hidden="true" />
      <b aria-hidden="true" classList={{ long: text().length > 2 }}>
        {text()}
      </b>
      <Show when={scoreWithScale(props.entry)}>
        {(told) => <span class="unseen">{`${told()}, ${props.entry.mood}`}</span>}
      </Show>
    </span>
  )
}
