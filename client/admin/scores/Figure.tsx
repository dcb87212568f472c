import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Mood } from '../../../shared/metric.ts'
import { marginText, percentsOf, SHOWN_FROM, scoreText } from '../../../shared/score.ts'
import type { WindowedScore } from '../../../shared/scores.ts'
import { ENGLISH } from '../../wall/speech.ts'
import { count } from '../words.ts'
import { changeText, daysText, HOW, sampleText, tells } from './texts.ts'

const MOODS: readonly Mood[] = ['good', 'neutral', 'bad']

/** One number, and what makes it honest: its sample, margin and parts, and whether it changed. */
export function Figure(props: { score: WindowedScore }): JSX.Element {
  const days = () => Number.parseInt(props.score.window, 10)
  return (
    <div class="figure">
      <div>
        <p class="measure">
          {ENGLISH.say(`measure.${props.score.metric}`)}
          <Show when={props.score.state === 'early'}>
            <span class="quiet">, early</span>
          </Show>
        </p>
        <Show when={tells(props.score)} fallback={<TooFew n={props.score.n} days={days()} />}>
          <p class="number serif">
            <span data-score={props.score.metric}>
              {scoreText(props.score.metric, props.score.score ?? 0)}
            </span>
          </p>
          <p class="sample">{sampleText(props.score, days())}</p>
        </Show>
      </div>
      <div class="more">
        <Show when={tells(props.score)}>
          <Parts score={props.score} />
          <p>{changeText(props.score.metric, props.score.change, days())}</p>
        </Show>
        <Before score={props.score} days={days()} />
        <Show when={props.score.excluded > 0}>
          <p>{count(props.score.excluded, 'answer is', 'answers are')} not counted.</p>
        </Show>
        <p class="quiet">{HOW[props.score.metric]}</p>
      </div>
    </div>
  )
}

function TooFew(props: { n: number; days: number }): JSX.Element {
  return (
    <p class="few serif">
      <Show when={props.n > 0} fallback={`No responses in ${daysText(props.days)}`}>
        {count(props.n, 'response', 'responses')}. Score from 5
      </Show>
    </p>
  )
}

function Parts(props: { score: WindowedScore }): JSX.Element {
  const moods = () => MOODS.filter((mood) => mood !== 'neutral' || props.score.metric !== 'thumbs')
  const percents = createMemo(() => percentsOf(props.score.metric, props.score.parts))
  return (
    <>
      <div class="bar" aria-hidden="true">
        <For each={moods().filter((mood) => props.score.parts[mood] > 0)}>
          {(mood) => <i class={mood} style={{ 'flex-grow': props.score.parts[mood] }} />}
        </For>
      </div>
      <ul class="legend" aria-label="Parts">
        <For each={moods()}>
          {(mood) => (
            <li>
              <i class={`mood ${mood}`} aria-hidden="true" /> <b>{percents()[mood]}%</b> {mood}
              <span class="quiet">, {props.score.parts[mood].toLocaleString('en')}</span>
            </li>
          )}
        </For>
      </ul>
    </>
  )
}

/** The window before, where it had answers enough. */
function Before(props: { score: WindowedScore; days: number }): JSX.Element {
  const before = () => {
    const { metric, previous } = props.score
    if (previous.n < SHOWN_FROM) return null
    const margin = marginText({ ...props.score, ...previous })
    return `${scoreText(metric, previous.score ?? 0)}${margin === null ? '' : ` (${margin})`}`
  }
  return (
    <Show when={before()}>
      <p>
        The {daysText(props.days)} before: <b>{before()}</b> from{' '}
        {count(props.score.previous.n, 'answer', 'answers')}.
      </p>
    </Show>
  )
}
