import { createEffect, For, type JSX } from 'solid-js'
import { alongDay } from '../../shared/sky.ts'
import type { KeyedMark } from '../live/store.ts'
import { useStage } from './context.ts'
import { glow } from './motion.ts'

const LARGEST = 2
/** More marks than this are drawn smaller, down to the second number's share. */
const ROOM_FOR = 90
const SMALLEST = 0.55

/** A mark's area grows with what it stands for, and all give way where many came. */
function sizeOf({ n }: KeyedMark, count: number): string {
  const crowd = Math.max(SMALLEST, Math.min(1, Math.sqrt(ROOM_FOR / count)))
  return `scale(${(crowd * Math.min(LARGEST, Math.sqrt(n))).toFixed(2)})`
}

/** The day so far: a mark where each voice came. They carry no words. */
export function Marks(): JSX.Element {
  const { view } = useStage()
  const left = (moment: number) => `${(alongDay(view().day, moment) * 100).toFixed(3)}%`
  return (
    <div class="marks">
      <For each={view().marks}>
        {(mark) => (
          <span
            class={`mark ${mark.mood}`}
            style={{ left: left(mark.minute), transform: sizeOf(mark, view().marks.length) }}
          >
            <i class={`mood ${mark.mood}`} />
          </span>
        )}
      </For>
      <Glow />
    </div>
  )
}

/** Light on the horizon where the voice that now comes has left its mark. */
function Glow(): JSX.Element {
  const { view, turn, arrives } = useStage()
  const place = () => `${(alongDay(view().day, turn()?.voice.at ?? 0) * 100).toFixed(3)}%`
  let element: HTMLSpanElement | undefined
  createEffect((before: number | undefined) => {
    const standing = turn()
    const k = standing?.k
    const today = standing && standing.voice.at >= view().day.begins
    if (standing && k !== before && today && arrives(standing) && element) glow(element)
    return k
  })
  return (
    <span class="glow" style={{ left: place() }}>
      <i ref={element} class={turn()?.voice.mood ?? 'neutral'} />
    </span>
  )
}
