import { createEffect, createMemo, For, type JSX, untrack } from 'solid-js'
import { alongDay } from '../../shared/sky.ts'
import { useStage } from './context.ts'
import { type DrawnMark, keepSame, mergeMarks } from './merge-marks.ts'
import { glow } from './motion.ts'
import { useSpeech } from './speech.ts'

const LARGEST = 2
/** More marks than this are drawn smaller, down to the second number's share. */
const ROOM_FOR = { wide: 90, tall: 50, side: 24 } as const
const SMALLEST = 0.55
/** A diamond is turned, and as large as a disc to the eye. */
const DIAMOND = { turned: ' rotate(45deg)', size: 0.86 }

/** A mark's area grows with what it stands for, and all give way where many came. */
function shapeOf({ n, mood }: DrawnMark, room: number): string {
  const crowd = Math.max(SMALLEST, Math.min(1, Math.sqrt(room)))
  const size = crowd * Math.min(LARGEST, Math.sqrt(n)) * (mood === 'bad' ? DIAMOND.size : 1)
  return `scale(${size.toFixed(2)})${mood === 'bad' ? DIAMOND.turned : ''}`
}

/** The day so far: a mark where each voice came. They carry no words. */
export function Marks(): JSX.Element {
  const { view, format } = useStage()
  const { along } = useSpeech()
  const marks = createMemo<DrawnMark[]>(
    (before) => keepSame(before, mergeMarks(view().marks, view().day, format().shape)),
    [],
  )
  const room = () => ROOM_FOR[format().shape] / marks().length
  return (
    <div class="marks">
      <For each={marks()}>
        {(mark) => (
          <i
            class={`mark mood ${mark.mood}`}
            style={{ ...along(mark.along), transform: shapeOf(mark, room()) }}
          />
        )}
      </For>
      <Glow />
    </div>
  )
}

/** Light on the horizon where the voice that now comes has left its mark. */
function Glow(): JSX.Element {
  const { view, turn, arrives, celebrated } = useStage()
  const { along } = useSpeech()
  const place = () => along(alongDay(view().day, turn()?.voice.at ?? 0))
  let element: HTMLElement | undefined
  createEffect((before: number | undefined) => {
    const standing = turn()
    const k = standing?.k
    const today = standing && standing.voice.at >= view().day.begins
    const alone = !untrack(celebrated)
    if (standing && k !== before && today && alone && arrives(standing) && element) glow(element)
    return k
  })
  return (
    <span class="glow" style={place()}>
      <i ref={element} class={turn()?.voice.mood ?? 'neutral'} />
    </span>
  )
}
