import { For, type JSX, Show } from 'solid-js'
import { alongDay } from '../../shared/sky.ts'
import { useStage } from './context.ts'
import { GroundLine } from './GroundLine.tsx'
import { hourLabels } from './hours.ts'
import { Marks } from './Marks.tsx'
import { ENGLISH, useSpeech } from './speech.ts'
import { clockText } from './times.ts'

/** The ground under the sky: the day's marks, its hours, and one line about it. */
export function Horizon(props: { marks: boolean }): JSX.Element {
  const { wall } = useStage()
  return (
    <div class="ground" classList={{ crowded: wall.view !== null && wall.view.score.excluded > 0 }}>
      <Show when={props.marks}>
        <Marks />
        <Hours />
        <GroundLine />
      </Show>
    </div>
  )
}

function Hours(): JSX.Element {
  const { view } = useStage()
  const speech = useSpeech()
  const minuteOf = (moment: number) => Number(clockText(moment, view().timeZone, ENGLISH).slice(-2))
  const style = (at: number) => speech.along(alongDay(view().day, at))
  return (
    <div class="hours">
      <For each={hourLabels(view().day, minuteOf)}>
        {({ at, place }) => (
          <span class={`hour ${place}`} style={place === 'middle' ? style(at) : {}}>
            {clockText(at, view().timeZone, speech)}
          </span>
        )}
      </For>
    </div>
  )
}
