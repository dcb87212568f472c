import { type JSX, Show } from 'solid-js'
import { useStage } from './context.ts'
import { clockText, durationText } from './times.ts'
import { WORDS } from './words.ts'

/** How many voices today, how many more came than can be read at once, and how long the sun is up. */
export function GroundLine(): JSX.Element {
  const { view } = useStage()
  const number = (n: number) => n.toLocaleString(view().locale)
  return (
    <div class="ground-line">
      <span>
        <Show when={view().today > 0} fallback={WORDS.noneToday}>
          <b>{number(view().today)}</b> {WORDS.today(view().today)}
        </Show>
      </span>
      <Show when={view().waiting > 0}>
        <span>
          <b>{number(view().waiting)}</b> {WORDS.waiting(view().waiting)}
        </span>
      </Show>
      <Sundown />
    </div>
  )
}

function Sundown(): JSX.Element {
  const { view, now } = useStage()
  const left = () => view().day.sundown - now()
  return (
    <span>
      <Show
        when={left() > 0}
        fallback={
          <>
            {WORDS.sunDown} <b>{clockText(view().day.sundown, view().timeZone)}</b>
          </>
        }
      >
        {WORDS.sundownIn} <b>{durationText(left())}</b>
      </Show>
    </span>
  )
}
