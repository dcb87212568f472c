import { type JSX, Show } from 'solid-js'
import { scoreText } from '../../../shared/score.ts'
import { useStage } from '../context.ts'
import { Parts } from '../Parts.tsx'
import { Say } from '../Say.tsx'
import { BigNumber, Excluded, Measure, Sample } from '../ScoreColumn.tsx'
import { useSpeech } from '../speech.ts'
import { calendarDayText } from '../times.ts'
import { Year } from './Year.tsx'

/** The score alone: the number and what makes it honest, its year, and how it goes towards its goal. */
export function ScoreScene(): JSX.Element {
  const { view, format } = useStage()
  // A column's ground has no room for words beside the line.
  const aside = () => format().shape === 'side'
  return (
    <div class="score-scene" classList={{ crowded: view().score.excluded > 0 }}>
      <div class="score-said">
        <Measure />
        <BigNumber />
        <Sample />
        <Excluded />
        <Parts />
        <Show when={aside()}>
          <Heading />
        </Show>
      </div>
      <Show when={view().year}>
        {(year) => (
          <div class="score-year">
            <Show when={!aside()}>
              <Heading />
            </Show>
            <Year year={year()} />
          </div>
        )}
      </Show>
    </div>
  )
}

/** What the line is about: the way to the goal, in words, where there is one. */
function Heading(): JSX.Element {
  const { view, now } = useStage()
  const speech = useSpeech()
  const state = () => view().year?.pace?.state
  const values = () => {
    const { goal, metric } = view().score
    if (!goal) return {}
    const score = speech.digits(scoreText(metric, goal.score, view().locale))
    return { score, date: calendarDayText(goal.by, { now: now(), speech }) }
  }
  return (
    <p class="pace">
      <Show when={view().score.goal && state()} fallback={<Say it="weekly" />}>
        {(known) => <Say it={`pace.${known()}`} values={values()} />}
      </Show>
    </p>
  )
}
