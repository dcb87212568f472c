import { type JSX, Show } from 'solid-js'
import { OWN_SCALE } from '../../shared/metric.ts'
import type { Turn, Voice } from '../../shared/wall.ts'
import { useStage } from './context.ts'
import { agoText } from './times.ts'
import { momentText, scoreOnMark, WORDS } from './words.ts'

/** The score on the shape of its mood, who said it, where and when. */
export function Who(props: { turn: Turn }): JSX.Element {
  const voice = () => props.turn.voice
  const moment = () => {
    const { touchpoint } = voice()
    return touchpoint === null ? null : momentText(touchpoint)
  }
  return (
    <div class="who">
      <Show when={voice().score !== null && voice().words !== null}>
        <ScoreMark voice={voice()} />
      </Show>
      <p class="who-text">
        <Show when={scaleText(voice())}>
          {scaleText(voice())} <span class="point">·</span>{' '}
        </Show>
        <b>
          <bdi>{voice().name ?? WORDS.anonymous}</bdi>
        </b>
        <Show when={moment()}>
          {' '}
          <bdi>{moment()}</bdi>
        </Show>
        <Show when={voice().location}>
          {moment() ? ', ' : ' '}
          <bdi>{voice().location}</bdi>
        </Show>
        <Show when={props.turn.kind === 'new'}>
          {' '}
          <span class="point before-ago">·</span> <Ago at={voice().at} />
        </Show>
      </p>
    </div>
  )
}

function Ago(props: { at: number }): JSX.Element {
  const { view, now } = useStage()
  const text = () => {
    const { day, timeZone, locale } = view()
    return agoText(props.at, { now: now(), begins: day.begins, timeZone, locale })
  }
  return <span class="ago">{text()}</span>
}

/** Ten is what people expect, a thumb needs no scale, and a score alone says its scale itself. */
function scaleText(voice: Voice): string | null {
  const max = maxOf(voice)
  if (voice.score === null || voice.words === null || max === 10 || max === 1) return null
  return WORDS.scale(max)
}

/** The best score of a voice's scale. */
export function maxOf({ scale, metric }: Voice): number {
  return scale?.max ?? (metric ? OWN_SCALE[metric].max : 10)
}

export function ScoreMark(props: { voice: Voice }): JSX.Element {
  const text = () => scoreOnMark(props.voice.metric, props.voice.score ?? 0, maxOf(props.voice))
  return (
    <span class="score-mark">
      <i class={`mood ${props.voice.mood}`} />
      <b classList={{ long: text().length > 2 }}>{text()}</b>
    </span>
  )
}
