import { For, type JSX, Show } from 'solid-js'
import { alongDay } from '../../shared/sky.ts'
import { useStage } from './context.ts'
import { GroundLine } from './GroundLine.tsx'
import { hourLabels } from './hours.ts'
import { Marks } from './Marks.tsx'
import { clockText } from './times.ts'

/** The ground under the sky: the day's marks, its hours, and one line about it. */
export function Horizon(props: { marks: boolean }): JSX.Element {
  return (
    <div class="ground">
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
  const left = (at: number) => `${(alongDay(view().day, at) * 100).toFixed(2)}%`
  return (
    <div class="hours">
      <For each={hourLabels(view().day)}>
        {({ at, place }) => (
          <span class={`hour ${place}`} style={place === 'middle' ? { left: left(at) } : {}}>
            {clockText(at, view().timeZone)}
          </span>
        )}
      </For>
    </div>
  )
}
