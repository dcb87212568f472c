import { type JSX, Show } from 'solid-js'
import { OWN_SCALE } from '../../shared/metric.ts'
import type { Turn, Voice } from '../../shared/wall.ts'
import { useStage } from './context.ts'
import { scoreOnMark } from './score-on-mark.ts'
import { type Speech, useSpeech } from './speech.ts'
import { Theirs } from './Theirs.tsx'
import { agoText } from './times.ts'
import { momentText } from './words/moments.ts'

/** The score on the shape of its mood, who said it, where and when. */
export function Who(props: { turn: Turn }): JSX.Element {
  const voice = () => props.turn.voice
  const speech = useSpeech()
  const { format } = useStage()
  // From far away, and in a low column: who, and when.
  const brief = () => format().room === 'least' || (format().shape === 'side' && format().room === 'less')
  const told = (text: string | null) => (brief() ? null : text)
  const moment = () => {
    // A column has no line for it beside place and time.
    const touchpoint = format().shape === 'side' ? null : told(voice().touchpoint)
    return touchpoint === null ? null : momentText(touchpoint, speech)
  }
  const scale = () => scaleText(voice(), speech)
  return (
    <div class="who">
      <Show when={voice().score !== null && voice().words !== null}>
        <ScoreMark voice={voice()} />
      </Show>
      <p class="who-text">
        <Show when={scale()}>
          {scale()} <span class="point">·</span>{' '}
        </Show>
        <b>
          <Theirs text={voice().name ?? speech.say('anonymous')} beside={voice().language} />
        </b>
        <Show when={moment()}>
          {' '}
          <Theirs text={moment()} />
        </Show>
        <Show when={told(voice().location)}>
          {moment() ? speech.say('comma') : ' '}
          <Theirs text={voice().location} beside={voice().language} />
        </Show>
        <Show when={props.turn.kind === 'new'}>
          <span class="before-ago"> </span>
          <Ago at={voice().at} />
        </Show>
      </p>
    </div>
  )
}

function Ago(props: { at: number }): JSX.Element {
  const { view, now } = useStage()
  const speech = useSpeech()
  const text = () => {
    const { day, timeZone } = view()
    return agoText(props.at, { now: now(), begins: day.begins, timeZone, speech })
  }
  return <span class="ago">{text()}</span>
}

/** Ten is what people expect, a thumb needs no scale, and a score alone says its scale itself. */
function scaleText(voice: Voice, { say }: Speech): string | null {
  const max = maxOf(voice)
  if (voice.score === null || voice.words === null || max === 10 || max === 1) return null
  return say('scale', { n: max })
}

/** The best score of a voice's scale. */
export function maxOf({ scale, metric }: Voice): number {
  return scale?.max ?? (metric ? OWN_SCALE[metric].max : 10)
}

export function ScoreMark(props: { voice: Voice }): JSX.Element {
  const { digits } = useSpeech()
  const text = () => digits(scoreOnMark(props.voice.metric, props.voice.score ?? 0, maxOf(props.voice)))
  return (
    <span class="score-mark">
      <i class={`mood ${props.voice.mood}`} />
      <b classList={{ long: text().length > 2 }}>{text()}</b>
    </span>
  )
}
