import { type JSX, Show } from 'solid-js'
import { useStage } from './context.ts'
import { Say } from './Say.tsx'
import { useSpeech } from './speech.ts'
import { clockText, durationText } from './times.ts'

/** How many voices today, how many more came than can be read at once, and how long the sun is up. */
export function GroundLine(): JSX.Element {
  const { view } = useStage()
  return (
    <div class="ground-line">
      <span>
        <Show when={view().today > 0} fallback={<Say it="noneToday" />}>
          <Say it="today" n={view().today} />
        </Show>
      </span>
      <Show when={view().waiting > 0}>
        <span class="waiting">
          <Say it="waiting" n={view().waiting} />
        </span>
      </Show>
      <Sundown />
    </div>
  )
}

function Sundown(): JSX.Element {
  const { view, now } = useStage()
  const speech = useSpeech()
  const left = () => view().day.sundown - now()
  const text = () => {
    if (view().day.sun !== 'sets') return left() > 0 ? 'dayEndsIn' : 'dayEnded'
    return left() > 0 ? 'sundownIn' : 'sunDown'
  }
  const time = () =>
    left() > 0 ? durationText(left(), speech) : clockText(view().day.sundown, view().timeZone, speech)
  return (
    <span>
      <Say it={text()} values={{ time: time() }} />
    </span>
  )
}
