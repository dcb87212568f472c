import { createMemo, For, type JSX, Show } from 'solid-js'
import type { Mood } from '../../shared/metric.ts'
import { percentsOf } from '../../shared/score.ts'
import { useStage } from './context.ts'
import { useSpeech } from './speech.ts'

const ALL: readonly Mood[] = ['good', 'neutral', 'bad']

/** How many of the answers are good, neutral and bad: as a bar, and in numbers. */
export function Parts(): JSX.Element {
  const { view } = useStage()
  const { percent } = useSpeech()
  const count = (mood: Mood) => view().score.parts[mood]
  const moods = () => ALL.filter((mood) => mood !== 'neutral' || view().score.metric !== 'thumbs')
  const percents = createMemo(() => percentsOf(view().score.metric, view().score.parts))
  return (
    <>
      <div class="bar">
        <For each={ALL}>
          {(mood) => (
            <Show when={count(mood) > 0}>
              <i class={mood} style={{ 'flex-grow': count(mood) }} />
            </Show>
          )}
        </For>
      </div>
      <div class="legend">
        <For each={moods()}>
          {(mood) => (
            <span>
              <i class={`mood ${mood}`} />
              {percent(percents()[mood])}
            </span>
          )}
        </For>
      </div>
    </>
  )
}
